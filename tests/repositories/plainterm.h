#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace meja {

/// What a word of a search means, before it was typed.
struct PlainTerm
{
    enum class Kind { Text, Numbers, Days, Code };

    Kind kind = Kind::Text;
    QString column = {}; ///< Empty: any search field.
    QString text = {};   ///< The word, or the code.
    std::optional<qint64> least = {};
    std::optional<qint64> most = {};
    QDate from = {};
    QDate until = {};
};

} // namespace meja
