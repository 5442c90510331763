# meja_module(NAME SOURCES … PUBLIC … PRIVATE … [MOC])
#
# A module is one static library. It exposes its own folder and hides what it links: a header of
# another module, or of a Qt module, is found only where the module links it.
# MOC: some of its headers contain Q_OBJECT.
function(meja_module name)
  cmake_parse_arguments(MODULE "MOC" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(${name} STATIC ${MODULE_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ${MODULE_MOC})
  target_include_directories(${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${MODULE_PUBLIC} PRIVATE ${MODULE_PRIVATE} meja_warnings)
  meja_precompile(${name})
endfunction()

# meja_resource_library(NAME)
#
# A static library for qt_add_resources(), which adds the data itself as object files. CMake still requires a
# source file.
function(meja_resource_library name)
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${name}_empty.cpp CONTENT "")
  add_library(${name} STATIC ${CMAKE_CURRENT_BINARY_DIR}/${name}_empty.cpp)
  target_link_libraries(${name} PUBLIC Qt6::Core)
endfunction()
