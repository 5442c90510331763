#pragma once

#include "listquery.h"
#include "recordtablemodel.h"

#include <QHash>
#include <QJsonObject>
#include <QStringList>

namespace meja {

/// Everything that makes a list look as it does, as a value: what it asks, which columns stand in
/// which order and width, and where one is reading. Tabs keep it, and bring it back.
struct ListState
{
    ListQuery query;
    QStringList columns = {};        ///< As they stand; empty: those listed by default.
    QHash<QString, int> widths = {}; ///< Pixels by column name; others by their type.
    ListPlace place = {};
    QHash<QString, QString> titles = {}; ///< Of related rows in conditions, by `column/key`.

    [[nodiscard]] QJsonObject toJson() const;
    /// What can't be read is left out.
    static ListState fromJson(const QJsonObject &json);

    friend bool operator==(const ListState &, const ListState &) = default;
};

} // namespace meja
