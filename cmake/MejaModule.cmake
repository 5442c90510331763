# meja_module(NAME SOURCES … PUBLIC … PRIVATE … [MOC])
#
# Adds a module: one static library. Targets that link it can include the headers in its folder. A module can include the
# headers of another module or of a Qt module only if it links that module. PRIVATE links are not passed on to targets that
# link the module. MOC: some of its headers contain Q_OBJECT.
#
# With MEJA_UNITY, names in unnamed namespaces must differ within a module.
function(meja_module name)
  cmake_parse_arguments(MODULE "MOC" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(${name} STATIC ${MODULE_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ${MODULE_MOC} UNITY_BUILD ${MEJA_UNITY})
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
