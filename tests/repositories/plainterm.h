#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace meja {

/// The meaning of one search term, from which its typed form is generated.
struct PlainTerm
{
    enum class Kind { Text, Numbers, Tenths, Days, Code };

    Kind kind = Kind::Text;
    QString column = {};              ///< Empty: any search field.
    QString text = {};                ///< The text, or the code.
    std::optional<qint64> least = {}; ///< Lower bound of numbers or tenths; missing: none.
    std::optional<qint64> most = {};  ///< Upper bound, included; missing: none.
    QDate from = {};                  ///< First day. Invalid: no lower bound.
    QDate until = {};                 ///< The day after the last one. Invalid: no upper bound.
    bool isPlain = false;             ///< The text is typed without quotes or escapes.
};

} // namespace meja
