#pragma once

#include "session.h"

#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>

class QSettings;

namespace meja {

/// The columns, widths, sort order and filters that a user chose for a list; stored per user, server and
/// resource.
class ColumnSettings
{
public:
    ColumnSettings(QSettings &store, const Session &session, const QString &resource);

    [[nodiscard]] QStringList columns() const; ///< Empty: the default columns.
    [[nodiscard]] QHash<QString, int> widths() const;
    void save(const QStringList &columns, const QHash<QString, int> &widths);
    void clear();

    /// The stored sort order and filters: a `ListState` as JSON; empty if none are stored.
    [[nodiscard]] QJsonObject query() const;
    void saveQuery(const QJsonObject &query);

private:
    QSettings &m_store;
    QString m_group;
    QString m_formerGroup; ///< Of releases that stored per user only.
};

} // namespace meja
