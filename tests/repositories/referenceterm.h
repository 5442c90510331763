#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace meja {

/// The intended meaning of a search word, from which its text is generated.
struct ReferenceTerm
{
    enum class Kind { Text, Numbers, Tenths, Days, Code };

    Kind kind = Kind::Text;
    QString column = {};            ///< Empty: any search field.
    QString text = {};              ///< The word or the code.
    std::optional<qint64> min = {}; ///< Of numbers, or of tenths.
    std::optional<qint64> max = {};
    QDate from = {};      ///< Invalid: open.
    QDate until = {};     ///< The day after the last one.
    bool isPlain = false; ///< The text is used without quotes or escapes.
};

} // namespace meja
