# meja_module(NAME SOURCES … PUBLIC … PRIVATE …)
#
# A module is one static library. It exposes its own folder and hides what it links: a header of
# another module, or of a Qt module, is found only where the module links it.
function(meja_module name)
  cmake_parse_arguments(MODULE "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(${name} STATIC ${MODULE_SOURCES})
  target_include_directories(${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${MODULE_PUBLIC} PRIVATE ${MODULE_PRIVATE} meja_warnings)
endfunction()
