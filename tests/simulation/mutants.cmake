# One program simulate-NAME for each patch in the folder mutants: patched copies of the files that the patch
# changes, linked before the same libraries that `simulate` links. The linker takes no file from a library
# whose symbols are defined already, so each copy replaces its original.
#
# The mutants are not part of a normal build; the test `mutants` builds them.
add_custom_target(mutants)
file(GLOB patches CONFIGURE_DEPENDS mutants/*.patch)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${patches})
foreach(patch ${patches})
  cmake_path(GET patch STEM name)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/mutants/${name})
  file(STRINGS ${patch} changed_files REGEX "^\\+\\+\\+ b/")
  list(TRANSFORM changed_files REPLACE "^\\+\\+\\+ b/" "")
  list(TRANSFORM changed_files PREPEND ${folder}/ OUTPUT_VARIABLE copies)
  list(TRANSFORM changed_files PREPEND ${CMAKE_SOURCE_DIR}/ OUTPUT_VARIABLE originals)
  # In a unity build an original needs an object of its own, or the linker cannot leave it out.
  set_source_files_properties(${originals} TARGET_DIRECTORY domain books requests worker simulation
    PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  add_custom_command(OUTPUT ${copies}
    COMMAND Python3::Interpreter -B ${CMAKE_CURRENT_SOURCE_DIR}/mutantpatch.py ${CMAKE_SOURCE_DIR} ${patch} ${folder}
    DEPENDS ${patch} ${originals} mutantpatch.py VERBATIM)

  add_library(mutant-${name} OBJECT EXCLUDE_FROM_ALL ${copies})
  # A seeded bug may leave a function or a parameter unused.
  target_compile_options(mutant-${name} PRIVATE -w)
  target_link_libraries(mutant-${name} PRIVATE simulation meja_warnings)
  meja_precompile(mutant-${name})

  add_executable(simulate-${name} EXCLUDE_FROM_ALL $<TARGET_OBJECTS:simulate_main> $<TARGET_OBJECTS:mutant-${name}>)
  target_link_libraries(simulate-${name} PRIVATE simulation meja_warnings)
  set_target_properties(mutant-${name} simulate-${name} PROPERTIES LINKER_LANGUAGE CXX
    EXPORT_COMPILE_COMMANDS OFF)
  add_dependencies(mutants simulate-${name})
endforeach()

add_test(NAME mutants COMMAND Python3::Interpreter -B ${CMAKE_CURRENT_SOURCE_DIR}/mutantscheck.py ${CMAKE_BINARY_DIR})
set_tests_properties(mutants PROPERTIES LABELS unit TIMEOUT 900 PROCESSORS 2)
add_test(NAME mutantscheck COMMAND Python3::Interpreter -B ${CMAKE_CURRENT_SOURCE_DIR}/mutantscheck_test.py)
set_tests_properties(mutantscheck PROPERTIES LABELS unit)
