#pragma once

#include "listquery.h"
#include "referencerow.h"
#include "referenceterm.h"
#include "resource.h"

#include <QList>
#include <QString>

namespace meja {

/// Evaluates a list without SQL: which rows it contains, in which order. The reference for
/// `DifferentialTest`.
///
/// Each code point is folded by Unicode's simple lower case mapping, like `lower()` in a database with the
/// locale C.UTF-8. A word with a character that has several forms (`é`, `'`, `-`) is compared with the
/// unified text, other words with the text as it is stored. Texts are sorted by their place in PostgreSQL's
/// order; NULL comes last.
class ReferenceEvaluator
{
public:
    ReferenceEvaluator(const Resource &resource, QList<ReferenceRow> rows);

    /// Keys of the rows that `role` sees, in order. Uses `terms` instead of `query.search`.
    [[nodiscard]] QList<qint64> keys(const ListQuery &query, const QList<ReferenceTerm> &terms,
                                     Role role) const;

    [[nodiscard]] static QString fold(const QString &text);
    [[nodiscard]] static char32_t fold(char32_t point);
    /// Composed accents, and one form of every apostrophe, quote, dash and run of blanks.
    [[nodiscard]] static QString unify(const QString &text);
    [[nodiscard]] static bool hasSeveralForms(char32_t point);
    [[nodiscard]] const Resource &resource() const { return m_resource; }
    [[nodiscard]] const QList<ReferenceRow> &rows() const { return m_rows; }

private:
    const Resource &m_resource;
    QList<ReferenceRow> m_rows;
};

} // namespace meja
