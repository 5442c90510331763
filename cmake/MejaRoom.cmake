# meja_room(NAME SOURCES … PUBLIC … PRIVATE …)
#
# One room is one static library that shows its own folder and hides what it links: a header of
# another room, or of a Qt module, is found only where the room asked for it.
function(meja_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(${name} STATIC ${ROOM_SOURCES})
  target_include_directories(${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${ROOM_PUBLIC} PRIVATE ${ROOM_PRIVATE} meja_warnings)
endfunction()
