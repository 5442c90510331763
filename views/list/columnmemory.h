#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

class QSettings;

namespace meja {

/// Which columns of a list somebody wants, in which order and width: kept per user and resource.
class ColumnMemory
{
public:
    ColumnMemory(QSettings &store, const QString &user, const QString &resource);

    [[nodiscard]] QStringList columns() const; ///< Empty: as delivered.
    [[nodiscard]] QHash<QString, int> widths() const;
    void keep(const QStringList &columns, const QHash<QString, int> &widths);
    void forget();

private:
    QSettings &m_store;
    QString m_group;
};

} // namespace meja
