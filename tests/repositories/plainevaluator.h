#pragma once

#include "listquery.h"
#include "nastyrows.h"

#include <QDate>
#include <QList>
#include <QString>

#include <optional>

namespace meja {

/// What a search means, before it was typed.
struct PlainTerm
{
    enum class Kind { Text, Amounts, Days, Kinds };

    Kind kind = Kind::Text;
    QString column = {}; ///< Empty: any search field.
    QString text = {};
    std::optional<qint64> least = {};
    std::optional<qint64> most = {};
    QDate from = {};
    QDate until = {};
    QString code = {};
};

/// The definition of a list, told once more without SQL: which rows it has, and in which order.
///
/// Case: each code point is folded by Unicode's simple lower case mapping, as `lower()` does in a
/// database with the locale C.UTF-8; nothing is normalised, so a letter with an accent of its own
/// differs from the composed one. Texts are ordered by code points, NULL behind everything.
class PlainEvaluator
{
public:
    explicit PlainEvaluator(QList<NastyRow> rows) : m_rows(std::move(rows)) {}

    /// Keys of the rows, in order; `query.search` isn't looked at.
    [[nodiscard]] QList<qint64> keys(const ListQuery &query, const QList<PlainTerm> &terms) const;

    [[nodiscard]] static QString fold(const QString &text);
    [[nodiscard]] static char32_t fold(char32_t point);
    [[nodiscard]] const QList<NastyRow> &rows() const { return m_rows; }

private:
    QList<NastyRow> m_rows;
};

} // namespace meja
