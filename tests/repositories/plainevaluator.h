#pragma once

#include "listquery.h"
#include "plainrow.h"
#include "plainterm.h"
#include "resource.h"

#include <QList>
#include <QString>

namespace meja {

/// The definition of a list, told once more without SQL: which of all rows it has, and in which order.
///
/// Case: each code point is folded by Unicode's simple lower case mapping, as `lower()` does in a
/// database with the locale C.UTF-8; nothing is normalised, so a letter with an accent of its own
/// differs from the composed one. Texts are ordered by code points, NULL behind everything.
class PlainEvaluator
{
public:
    PlainEvaluator(const Resource &resource, QList<PlainRow> rows);

    /// Keys of the rows, in order, as `role` sees them; `query.search` isn't looked at.
    [[nodiscard]] QList<qint64> keys(const ListQuery &query, const QList<PlainTerm> &terms, Role role) const;

    [[nodiscard]] static QString fold(const QString &text);
    [[nodiscard]] static char32_t fold(char32_t point);
    [[nodiscard]] const Resource &resource() const { return m_resource; }
    [[nodiscard]] const QList<PlainRow> &rows() const { return m_rows; }

private:
    const Resource &m_resource;
    QList<PlainRow> m_rows;
};

} // namespace meja
