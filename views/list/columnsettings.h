#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

class QSettings;

namespace meja {

/// The columns that a user chose for a list, with order and widths; stored per user and resource.
class ColumnSettings
{
public:
    ColumnSettings(QSettings &store, const QString &user, const QString &resource);

    [[nodiscard]] QStringList columns() const; ///< Empty: the default columns.
    [[nodiscard]] QHash<QString, int> widths() const;
    void save(const QStringList &columns, const QHash<QString, int> &widths);
    void clear();

private:
    QSettings &m_store;
    QString m_group;
};

} // namespace meja
