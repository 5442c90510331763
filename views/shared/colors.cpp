#include "colors.h"

namespace meja {

namespace {

constexpr QColor rgb(unsigned value)
{
    return QColor(static_cast<int>(value >> 16 & 255U), static_cast<int>(value >> 8 & 255U),
                  static_cast<int>(value & 255U));
}

ToneColors lightTone(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return {rgb(0x475162), rgb(0xe9ecf1), rgb(0x7e8693)};
    case Tone::Info:
        return {rgb(0x1d4f9e), rgb(0xdfebfb), rgb(0x5f84be)};
    case Tone::Progress:
        return {rgb(0x5f3a99), rgb(0xeee6fa), rgb(0x9278bc)};
    case Tone::Success:
        return {rgb(0x1b6b3a), rgb(0xddf3e4), rgb(0x53926b)};
    case Tone::Warning:
        return {rgb(0x844d00), rgb(0xfbebd0), rgb(0xa87c3e)};
    case Tone::Danger:
        return {rgb(0xa42323), rgb(0xfbe1e1), rgb(0xc36767)};
    }
    Q_UNREACHABLE();
}

ToneColors darkTone(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return {rgb(0xc3cad5), rgb(0x2e353f), rgb(0x7a818b)};
    case Tone::Info:
        return {rgb(0x9cc4ff), rgb(0x1b3354), rgb(0x6181b0)};
    case Tone::Progress:
        return {rgb(0xcdb2f7), rgb(0x3a2a55), rgb(0x8c76b0)};
    case Tone::Success:
        return {rgb(0x8fdcab), rgb(0x173a26), rgb(0x548d6a)};
    case Tone::Warning:
        return {rgb(0xf3c27a), rgb(0x45310f), rgb(0x9e7b46)};
    case Tone::Danger:
        return {rgb(0xf7a6a6), rgb(0x4c2022), rgb(0xaf6e6f)};
    }
    Q_UNREACHABLE();
}

} // namespace

ToneColors Colors::tone(Tone tone) const
{
    return dark ? darkTone(tone) : lightTone(tone);
}

const Colors &lightColors()
{
    static const Colors colors{.window = rgb(0xf3f4f7),
                               .surface = rgb(0xffffff),
                               .raised = rgb(0xf8f9fb),
                               .hover = rgb(0xeef1f6),
                               .line = rgb(0xe4e7ec),
                               .strongLine = rgb(0x7b8594),
                               .text = rgb(0x1b2330),
                               .muted = rgb(0x525c6b),
                               .faint = rgb(0x606a79),
                               .disabled = rgb(0x8a93a2),
                               .accent = rgb(0x3355d1),
                               .onAccent = rgb(0xffffff),
                               .accentTint = rgb(0xe5ebfc),
                               .focus = rgb(0x3355d1),
                               .link = rgb(0x2a4bc4),
                               .dark = false};
    return colors;
}

const Colors &darkColors()
{
    static const Colors colors{.window = rgb(0x13161b),
                               .surface = rgb(0x1a1e25),
                               .raised = rgb(0x20252d),
                               .hover = rgb(0x262c36),
                               .line = rgb(0x2b313b),
                               .strongLine = rgb(0x78828f),
                               .text = rgb(0xe6e9ee),
                               .muted = rgb(0xacb5c2),
                               .faint = rgb(0x98a2b1),
                               .disabled = rgb(0x6b7584),
                               .accent = rgb(0x8299f8),
                               .onAccent = rgb(0x0e1220),
                               .accentTint = rgb(0x28335a),
                               .focus = rgb(0x93a7fb),
                               .link = rgb(0x9db0ff),
                               .dark = true};
    return colors;
}

} // namespace meja
