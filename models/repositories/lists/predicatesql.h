#pragma once

#include "fieldtest.h"
#include "resource.h"
#include "sqltext.h"

#include <QSet>
#include <QString>
#include <QStringList>

namespace meja {

/// Writes criteria as SQL conditions over a resource's own table, whose alias is `t`. For the composers.
class PredicateSql
{
public:
    /// How a condition on a related table is written. Both select the same rows.
    enum class Reach {
        BySet, ///< `t.fk in (select id …)`: fast for many rows.
        ByRow  ///< One look-up per row: fast for few rows.
    };

    PredicateSql(const Resource &resource, SqlText &text) : m_resource(resource), m_text(text) {}

    [[nodiscard]] QString test(const FieldTest &test, Reach reach);
    [[nodiscard]] QString criterion(const Criterion &criterion, Reach reach);
    /// All criteria joined with `and`; `true` for none.
    [[nodiscard]] QString all(const QList<Criterion> &criteria, Reach reach);

    /// Tests of columns of one relation, all of which one related row must pass.
    [[nodiscard]] QString related(const Relation &relation, const QList<FieldTest> &tests);

    /// Whether `value`, an expression for the column of a `Like` test, passes the test.
    [[nodiscard]] QString like(const FieldTest &test, const QString &value);

    /// A column's value as an expression; `masked` takes the stored masked column instead.
    [[nodiscard]] QString value(const Column &column, bool masked = false) const;

    /// Columns of the resource's own table that the conditions use.
    [[nodiscard]] QSet<QString> ownFields(const QList<Criterion> &criteria) const;

private:
    QString comparison(const FieldTest &test, const QString &value);
    QString range(const FieldTest &test, const QString &value);
    [[nodiscard]] QSet<QString> computedFrom(const Column &column) const;

    const Resource &m_resource;
    SqlText &m_text;
};

/// The column of the resource's own table with the key of the related row that `column` shows.
[[nodiscard]] QString keyField(const Resource &resource, const Column &column);

/// `left join "users" as "customer" on …` for every relation of the resource.
[[nodiscard]] QString joinsOf(const Resource &resource);

} // namespace meja
