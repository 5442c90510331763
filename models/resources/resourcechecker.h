#pragma once

#include "resource.h"
#include "schema.h"

#include <QStringList>

namespace meja {

/// Checks resources against the database schema. A renamed column, a missing index or a code without a label
/// is then reported at program start, instead of by a failing statement later.
class ResourceChecker
{
public:
    ResourceChecker(const QList<Resource> &catalogue, const Schema &schema);

    /// One sentence per fault, such as `orders: column total is sortable, but no index (total, id) serves
    /// it`. Empty when there is none.
    [[nodiscard]] QStringList problems();

private:
    void checkResource();
    void checkRelation(const Relation &relation);
    void checkColumn(const Column &column);
    void checkField(const Column &column);
    void checkChoices(const Column &column, const Schema::Column &field);
    void checkMask(const Column &column);
    void checkReaders(const Column &column);
    void checkReader(Role role, const QString &table, const QString &field);
    void checkSort(const Column &column);
    void checkLink(const Column &column);
    void checkOrder();
    void checkSearchField(const SearchField &field);
    void checkFilter(const Filter &filter);
    void checkDetailPage();
    void checkInline(const Inline &related);

    void report(const QString &fault);
    /// The column with this name. Reports a fault of `user` and returns null when there is none.
    const Column *known(const QString &column, const QString &user);
    [[nodiscard]] const Schema::Table &own() const;
    /// The table with the column's field; null for computed columns and unknown relations.
    [[nodiscard]] const Schema::Table *tableOf(const Column &column) const;
    [[nodiscard]] QString tableNameOf(const Column &column) const;
    [[nodiscard]] bool isSmall(const QString &table) const;
    [[nodiscard]] const Resource *resourceNamed(const QString &name) const;

    const QList<Resource> &m_catalogue;
    const Schema &m_schema;
    const Resource *m_resource = nullptr;
    QStringList m_problems;
};

} // namespace meja
