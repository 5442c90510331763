#pragma once

#include "resource.h"
#include "schema.h"

#include <QStringList>

namespace meja {

/// Holds descriptions against the schema they rest on, so that a renamed column, a lost index or a code
/// without a word is said at start-up, in a sentence, and not by a statement that fails before
/// somebody's eyes.
class ResourceChecker
{
public:
    ResourceChecker(const QList<Resource> &catalogue, const Schema &schema);

    /// One sentence per fault, such as `orders: column total is sorted by, but no index (total, id)
    /// serves it`; empty when all is well.
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

    void say(const QString &sentence);
    /// The column of that name; when there is none, says who names it.
    const Column *known(const QString &column, const QString &who);
    [[nodiscard]] const Schema::Table &own() const;
    /// The table that holds the column's field; null for computed columns and unknown relations.
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
