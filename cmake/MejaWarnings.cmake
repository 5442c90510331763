# Warnings are errors in every module; sanitizers come from the presets.
option(MEJA_TESTS "Build the tests" ON)
set(MEJA_SANITIZE "" CACHE STRING "Sanitizers to build with, for example address,undefined or thread")

add_library(meja_warnings INTERFACE)
target_compile_options(meja_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-align -Woverloaded-virtual
  -Wconversion -Wsign-conversion -Wimplicit-fallthrough -Wswitch-enum -Werror)
target_compile_definitions(meja_warnings INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_KEYWORDS QT_NO_URL_CAST_FROM_STRING
  QT_DISABLE_DEPRECATED_BEFORE=0x060400)

if(MEJA_SANITIZE)
  add_compile_options(-fsanitize=${MEJA_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${MEJA_SANITIZE})
endif()
