#pragma once

#include "fieldtest.h"
#include "resource.h"
#include "sqltext.h"

#include <QSet>
#include <QString>
#include <QStringList>

namespace meja {

/// Writes criteria as SQL conditions over a resource's own table, which bears the alias `t`.
class PredicateSql
{
public:
    /// How a column of a related table is met. Both give the same rows.
    enum class Reach {
        BySet, ///< `t.fk in (select id …)`: for looking through a whole table, or being driven by it
        ByRow  ///< one look-up per row: for a handful of rows that are at hand
    };

    PredicateSql(const Resource &resource, SqlText &text) : m_resource(resource), m_text(text) {}

    [[nodiscard]] QString test(const FieldTest &test, Reach reach);
    [[nodiscard]] QString criterion(const Criterion &criterion, Reach reach);
    /// All of them; `true` for none.
    [[nodiscard]] QString all(const QList<Criterion> &criteria, Reach reach);

    /// Several tests of columns of one relation, met by one and the same related row.
    [[nodiscard]] QString related(const Relation &relation, const QList<FieldTest> &tests);

    /// A column's value as an expression; `masked` takes the stored masked column instead.
    [[nodiscard]] QString value(const Column &column, bool masked = false) const;

    /// Columns of the own table that the conditions of `criteria` mention.
    [[nodiscard]] QSet<QString> ownFields(const QList<Criterion> &criteria) const;

private:
    QString comparison(const FieldTest &test, const QString &value);
    QString range(const FieldTest &test, const QString &value);
    [[nodiscard]] QSet<QString> computedFrom(const Column &column) const;

    const Resource &m_resource;
    SqlText &m_text;
};

/// The column of the own table that holds the key a column's value belongs to.
[[nodiscard]] QString keyField(const Resource &resource, const Column &column);

/// `left join "users" as "customer" on …` for every relation of the resource.
[[nodiscard]] QString joinsOf(const Resource &resource);

} // namespace meja
