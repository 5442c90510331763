# meja_module(NAME SOURCES … PUBLIC … PRIVATE …)
#
# Adds a module: one static library. Its folder is the include folder of those that link it. Headers of another module or
# a Qt module are found only if the module links it; what it links as PRIVATE is not visible to others.
function(meja_module name)
  cmake_parse_arguments(MODULE "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(${name} STATIC ${MODULE_SOURCES})
  target_include_directories(${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${MODULE_PUBLIC} PRIVATE ${MODULE_PRIVATE} meja_warnings)
endfunction()
