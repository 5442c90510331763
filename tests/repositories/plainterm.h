#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace meja {

/// What a word of a search means, before it was typed.
struct PlainTerm
{
    enum class Kind { Text, Numbers, Tenths, Days, Code };

    Kind kind = Kind::Text;
    QString column = {};              ///< Empty: any search field.
    QString text = {};                ///< The word, or the code.
    std::optional<qint64> least = {}; ///< Of numbers, or of tenths.
    std::optional<qint64> most = {};
    QDate from = {};      ///< Invalid: open.
    QDate until = {};     ///< The day after the last one.
    bool isPlain = false; ///< The text is typed as it is, without quotes or escapes.
};

} // namespace meja
