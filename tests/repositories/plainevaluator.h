#pragma once

#include "listquery.h"
#include "plainrow.h"
#include "plainterm.h"
#include "resource.h"

#include <QList>
#include <QString>

namespace meja {

/// A second implementation of lists, in C++ without SQL: it selects and orders rows. `DifferentialTest`
/// compares it with the real implementation.
///
/// It folds each code point with Unicode's simple lower-case mapping, as `lower()` does with the locale
/// C.UTF-8. It does not normalise texts, so that a composed letter differs from a decomposed one. Texts are
/// ordered by code point, and NULL comes last.
class PlainEvaluator
{
public:
    PlainEvaluator(const Resource &resource, QList<PlainRow> rows);

    /// The keys of the matching rows, in order, as `role` sees them. Uses `terms` instead of `query.search`.
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
