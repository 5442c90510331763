#pragma once

namespace meja {

/// Distances in device-independent pixels, on a grid of four.
namespace space {
inline constexpr int xs = 4;
inline constexpr int s = 8;
inline constexpr int m = 12;
inline constexpr int l = 16;
inline constexpr int xl = 24;
} // namespace space

/// Corner radii, in pixels.
namespace radius {
inline constexpr int control = 5;
inline constexpr int badge = 4;
inline constexpr int card = 8;
} // namespace radius

/// Heights of rows and controls, in pixels.
namespace height {
inline constexpr int row = 28;
inline constexpr int compactRow = 24;
inline constexpr int control = 28;
inline constexpr int header = 30;
inline constexpr int badge = 20;
} // namespace height

/// Font sizes in pixels; the font family is the system's.
namespace type {
inline constexpr int small = 11;
inline constexpr int body = 13;
inline constexpr int title = 16;
inline constexpr int heading = 20;
} // namespace type

} // namespace meja
