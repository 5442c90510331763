#include "relatedchanges.h"

#include <optional>

namespace meja {

namespace {

/// The key of the related row; 0 when there is no related row, empty when no column links to it.
std::optional<qint64> relatedKey(const Record &record, const QList<const Column *> &columns,
                                 const QString &relation)
{
    for (qsizetype i = 0; i < columns.size(); ++i) {
        if (columns[i]->relation == relation && !columns[i]->linkField.isEmpty())
            return record.linkKeys.value(i).toLongLong();
    }
    return std::nullopt;
}

} // namespace

bool showsRelatedRow(const Record &record, const QList<const Column *> &columns, const Resource &resource,
                     const RowChanges &changes)
{
    for (const Column *column : columns) {
        const Relation *relation = resource.relation(column->relation);
        if (!relation || !changes.concerns(relation->table))
            continue;
        const auto key = relatedKey(record, columns, column->relation);
        if (!key || changes.hasUnknownRows(relation->table) || changes.keys(relation->table).contains(*key))
            return true;
    }
    return false;
}

} // namespace meja
