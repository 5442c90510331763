# Options for the presets asan and tsan. die_after_fork=0, because QProcess forks, and its child only executes another
# program.
set(MEJA_SANITIZER_OPTIONS
  "TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/sanitizers/tsan.supp:second_deadlock_stack=1:die_after_fork=0"
  "ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1"
  "LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/sanitizers/lsan.supp:print_suppressions=0"
  "UBSAN_OPTIONS=print_stacktrace=1")

# The value of QT_QPA_PLATFORM for an invisible screen of this size, on which windows have frames.
function(meja_screen size result)
  set(${result} "offscreen:configfile=${CMAKE_SOURCE_DIR}/tests/support/screens/${size}.json" PARENT_SCOPE)
endfunction()

# meja_test(NAME SOURCES … LINK … [LABELS …] [TIMEOUT seconds])
#
# Adds a Qt Test program that ctest runs without a display. TIMEOUT is 300 seconds by default, also for each function.
function(meja_test name)
  cmake_parse_arguments(TEST "" "TIMEOUT" "SOURCES;LINK;LABELS" ${ARGN})
  meja_test_program(${name} SOURCES ${TEST_SOURCES} LINK ${TEST_LINK})
  meja_test_moc(${name} ${TEST_SOURCES})
  add_test(NAME ${name} COMMAND ${name})
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 300)
  endif()
  # Sanitizers make tests several times slower, so Qt's timeout of each test function is extended as well.
  if(MEJA_SANITIZE)
    math(EXPR TEST_TIMEOUT "${TEST_TIMEOUT} * 6")
  endif()
  meja_screen(1920x1080 screen)
  set_tests_properties(${name} PROPERTIES TIMEOUT ${TEST_TIMEOUT} LABELS "${TEST_LABELS}"
    ENVIRONMENT "QT_QPA_PLATFORM=${screen};LC_ALL=C.UTF-8;TZ=Asia/Jakarta;QTEST_FUNCTION_TIMEOUT=${TEST_TIMEOUT}000;${MEJA_SANITIZER_OPTIONS}")
endfunction()

# meja_test_program(NAME SOURCES … LINK … [OPTIMISED])
#
# A program that tests or benchmarks start. It links Qt Test, so that all of them share one precompiled header.
# OPTIMISED: compiled with the options of the build type, like the programs whose times a benchmark measures. Because the
# options differ, it does not use the precompiled header.
function(meja_test_program name)
  cmake_parse_arguments(PROGRAM "OPTIMISED" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${PROGRAM_SOURCES})
  target_link_libraries(${name} PRIVATE ${PROGRAM_LINK} Qt6::Test meja_warnings)
  if(NOT PROGRAM_OPTIMISED)
    target_compile_options(${name} PRIVATE ${MEJA_TEST_OPTIONS})
    meja_precompile(${name})
  endif()
endfunction()

# Runs moc on the test class. AUTOMOC would run two more programs for each test and compile one more file.
function(meja_test_moc name)
  set(source ${ARGN})
  list(FILTER source INCLUDE REGEX "test\\.cpp$")
  list(LENGTH source count)
  if(NOT count EQUAL 1)
    message(FATAL_ERROR "${name}: one source file must end in test.cpp, these do: ${source}")
  endif()
  cmake_path(ABSOLUTE_PATH source)
  cmake_path(GET source STEM stem)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/moc/${stem}.moc)
  add_custom_command(OUTPUT ${output} COMMAND Qt6::moc -o ${output} ${source} DEPENDS ${source} VERBATIM)
  target_sources(${name} PRIVATE ${output})
  target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/moc)
endfunction()
