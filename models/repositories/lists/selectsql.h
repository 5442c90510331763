#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace meja {

/// The parts of one SELECT. Composers change the parts and call `text()` once at the end.
struct SelectSql
{
    QStringList columns;
    QString from;           ///< A table or a sub-select with its alias, and the joins.
    QStringList where = {}; ///< Conditions that must all hold; empty texts are left out.
    QString groupBy = {};
    QString orderBy = {};
    qint64 limit = 0; ///< 0: no limit.
    qint64 offset = 0;
    /// Writes `offset 0` when there is no offset. As a sub-select, the statement is then planned on its own:
    /// PostgreSQL neither merges it into the outer statement nor moves the outer conditions into it.
    bool isFenced = false;

    [[nodiscard]] QString text() const;
    /// `(select …) as alias`.
    [[nodiscard]] QString as(const QString &alias) const;
};

/// One named query before a SELECT: `name as materialized (query)`.
struct NamedSelect
{
    QString name;
    QString query;
    bool materialized = true;
};

/// `with … select …`.
[[nodiscard]] QString withSelects(const QList<NamedSelect> &named, const SelectSql &select);

/// The queries in brackets, with `union` or `union all` between them.
[[nodiscard]] QString unionOf(const QStringList &queries, const QString &keyword);

} // namespace meja
