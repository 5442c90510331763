# Shorter builds: ccache, a fast linker, precompiled headers and unity files. None of them changes what is built or which
# headers a module can include.
include(CheckLinkerFlag)

option(MEJA_CCACHE "Compile through ccache when it is installed" ON)
option(MEJA_FAST_LINKER "Link with mold or lld when one is installed" ON)
option(MEJA_UNITY "Compile several sources of a module as one file" OFF)

# GCC spends most of its time on headers, which a unity file parses once. With more sources in a file, modules would be
# compiled on one processor only, and a file would need more than 1 GB of memory.
if(MEJA_UNITY)
  set(CMAKE_UNITY_BUILD_BATCH_SIZE 14)
endif()

find_program(MEJA_CCACHE_PROGRAM ccache)
if(CMAKE_CXX_COMPILER_LAUNCHER MATCHES "ccache$")
  set(MEJA_CCACHE_PROGRAM ${CMAKE_CXX_COMPILER_LAUNCHER})
elseif(CMAKE_CXX_COMPILER_LAUNCHER)
  set(MEJA_CCACHE OFF)
endif()
if(MEJA_CCACHE AND MEJA_CCACHE_PROGRAM)
  # Without these settings ccache does not cache files that use a precompiled header. The user's own settings, from the
  # environment or the configuration file of ccache, are kept; the variable would replace them.
  execute_process(COMMAND ${MEJA_CCACHE_PROGRAM} --get-config sloppiness
    OUTPUT_VARIABLE sloppiness ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
  string(REGEX MATCHALL "[a-z_]+" sloppiness "${sloppiness},$ENV{CCACHE_SLOPPINESS}")
  list(APPEND sloppiness pch_defines time_macros)
  list(REMOVE_DUPLICATES sloppiness)
  list(JOIN sloppiness "," sloppiness)
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=${sloppiness} ${MEJA_CCACHE_PROGRAM})
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    add_compile_options(-fpch-preprocess)
  elseif(CMAKE_CXX_COMPILER_ID MATCHES Clang AND NOT CMAKE_DISABLE_PRECOMPILE_HEADERS)
    # clang stores the times of headers in a precompiled header, so that one from the cache would be rejected.
    add_compile_options("SHELL:-Xclang -fno-pch-timestamp")
  endif()
endif()

if(MEJA_FAST_LINKER AND NOT CMAKE_EXE_LINKER_FLAGS MATCHES "-fuse-ld")
  foreach(linker mold lld)
    # A linker may have been removed since the last configuration, so the result is not kept.
    unset(MEJA_LINKS_WITH_${linker} CACHE)
    check_linker_flag(CXX -fuse-ld=${linker} MEJA_LINKS_WITH_${linker})
    if(MEJA_LINKS_WITH_${linker})
      add_link_options(-fuse-ld=${linker})
      # When the linker is removed, the next build configures again.
      find_program(linker_program NAMES ${linker} ld.${linker} NO_CACHE)
      if(linker_program)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${linker_program})
      endif()
      break()
    endif()
  endforeach()
endif()

# -O0 compiles faster. Tests hardly become slower, because they spend their time in PostgreSQL and in waiting.
set(MEJA_TEST_OPTIONS $<$<CONFIG:Release>:-O0>)

# Every file that uses a precompiled header needs time to load it (GCC 12: 0.3 s for 130 MB), so a longer list can make
# the build slower. Before changing a list, compare the times of a dozen files with the old and the new list.
set(core_headers
  <algorithm> <array> <atomic> <chrono> <functional> <map> <memory> <mutex> <optional> <utility> <vector>
  <QByteArray> <QDateTime> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList> <QString> <QStringList>)
set(widgets_headers
  ${core_headers}
  <QAbstractItemModel> <QApplication> <QHBoxLayout> <QKeyEvent> <QLabel> <QLineEdit> <QPainter> <QPushButton> <QTimer>
  <QToolButton> <QVBoxLayout> <QWidget>)
# What <QTest> includes. <QTest> itself depends on the folder of a test and on the Qt modules that it links.
set(test_headers
  <QAbstractItemModel> <QBitArray> <QCborArray> <QCborMap> <QCoreApplication> <QRect> <QTemporaryDir> <QThread> <QUrl>
  <QUuid>)

# meja_can_include(TARGET LIBRARY RESULT)
#
# Sets RESULT to whether the sources of TARGET can include the headers of LIBRARY.
function(meja_can_include target library result)
  get_target_property(waiting ${target} LINK_LIBRARIES)
  set(seen)
  set(${result} FALSE PARENT_SCOPE)
  while(waiting)
    list(POP_FRONT waiting item)
    if(item STREQUAL library)
      set(${result} TRUE PARENT_SCOPE)
      return()
    endif()
    # A private link, $<LINK_ONLY:…>, is not a target's name.
    if(TARGET "${item}" AND NOT item IN_LIST seen)
      list(APPEND seen ${item})
      get_target_property(public_links ${item} INTERFACE_LINK_LIBRARIES)
      if(public_links)
        list(APPEND waiting ${public_links})
      endif()
    endif()
  endwhile()
endfunction()

# Qt defines the folders of each test, which only QFINDTESTDATA() uses; tests/modules/modulecheck.py reports tests that
# use it. GCC rejects a precompiled header when such a definition differs.
if(MEJA_TESTS)
  set_target_properties(Qt6::Test PROPERTIES INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)
endif()

# A target that precompiles the headers of one kind; CMake requires a source file.
function(meja_add_precompiled part kind)
  set(name precompiled_${part}_${kind})
  set(source ${CMAKE_BINARY_DIR}/precompiled/${name}.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "int main() {}\n")
  set(headers ${${part}_headers})
  if(kind STREQUAL test)
    add_executable(${name} EXCLUDE_FROM_ALL ${source})
    target_compile_options(${name} PRIVATE ${MEJA_TEST_OPTIONS})
    list(APPEND headers ${test_headers})
  else()
    add_library(${name} STATIC EXCLUDE_FROM_ALL ${source})
  endif()
  set_target_properties(${name} PROPERTIES EXPORT_COMPILE_COMMANDS OFF)
  target_link_libraries(${name} PRIVATE Qt6::Core meja_warnings)
  if(part STREQUAL widgets)
    target_link_libraries(${name} PRIVATE Qt6::Widgets)
  endif()
  target_precompile_headers(${name} PRIVATE ${headers})
endfunction()

foreach(part core widgets)
  meja_add_precompiled(${part} library)
  if(MEJA_TESTS)
    meja_add_precompiled(${part} test)
  endif()
endforeach()

# meja_precompile(TARGET)
#
# Lets a target use the headers that were precompiled for its kind: libraries or tests, with or without widgets.
# A library gets no header of a Qt module that it does not link. GCC rejects headers that were compiled with other
# options (-Winvalid-pch), so a target with options of its own must not call this; definitions and warnings may
# differ.
#
# Sources must still include what they use: they must compile with CMAKE_DISABLE_PRECOMPILE_HEADERS=ON too, and
# packaging/lint reads them without precompiled headers.
function(meja_precompile target)
  get_target_property(type ${target} TYPE)
  set(kind library)
  if(type STREQUAL EXECUTABLE)
    set(kind test)
  endif()
  meja_can_include(${target} Qt6::Widgets with_widgets)
  set(part core)
  if(with_widgets)
    set(part widgets)
  endif()
  target_precompile_headers(${target} REUSE_FROM precompiled_${part}_${kind})
endfunction()
