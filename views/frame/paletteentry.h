#pragma once

#include <QString>
#include <QStringList>

#include <functional>

namespace meja {

/// One entry of the command palette.
struct PaletteEntry
{
    QString title;
    QString hint = {};      ///< At the right: the kind of entry, or its shortcut.
    QStringList words = {}; ///< More words that find the entry, in both languages.
    QString iconName;
    std::function<void()> run;

    /// Whether every word of `typed` is the beginning of a word of the entry, in any case.
    [[nodiscard]] bool matches(const QString &typed) const;
};

} // namespace meja
