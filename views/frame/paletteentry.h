#pragma once

#include <QString>
#include <QStringList>

#include <functional>

namespace meja {

/// One line of the command palette.
struct PaletteEntry
{
    QString title;
    QString hint;      ///< At the right: what kind of thing it is, or its key.
    QStringList words; ///< Further words that find it, in every language.
    QString iconName;
    std::function<void()> run;

    /// Every word of `typed` begins a word of the entry, whatever the case.
    [[nodiscard]] bool answersTo(const QString &typed) const;
};

} // namespace meja
