#pragma once

#include "listquery.h"
#include "recordtablemodel.h"

#include <QHash>
#include <QJsonObject>
#include <QStringList>

namespace meja {

/// The state of a list as a value: query, columns with order and widths, and scroll position. Tabs save and
/// restore it.
struct ListState
{
    ListQuery query;
    QStringList columns = {};        ///< In visible order; empty: the default columns.
    QHash<QString, int> widths = {}; ///< Pixels by column name; other columns use the width of their type.
    ListPlace place = {};
    QHash<QString, QString> titles = {}; ///< Of related rows in conditions, by `column/key`.

    [[nodiscard]] QJsonObject toJson() const;
    /// Invalid parts are left out.
    static ListState fromJson(const QJsonObject &json);

    friend bool operator==(const ListState &, const ListState &) = default;
};

} // namespace meja
