#include "columnmemory.h"

#include <QSettings>
#include <QUrl>

namespace meja {

ColumnMemory::ColumnMemory(QSettings &store, const QString &user, const QString &resource)
    : m_store(store),
      m_group(
          QStringLiteral("lists/%1/%2/").arg(QString::fromLatin1(QUrl::toPercentEncoding(user)), resource))
{}

QStringList ColumnMemory::columns() const
{
    return m_store.value(m_group + QStringLiteral("columns")).toStringList();
}

QHash<QString, int> ColumnMemory::widths() const
{
    QHash<QString, int> widths;
    const QVariantMap kept = m_store.value(m_group + QStringLiteral("widths")).toMap();
    for (auto each = kept.cbegin(); each != kept.cend(); ++each)
        widths.insert(each.key(), each.value().toInt());
    return widths;
}

void ColumnMemory::keep(const QStringList &columns, const QHash<QString, int> &widths)
{
    QVariantMap sizes;
    for (auto each = widths.cbegin(); each != widths.cend(); ++each)
        sizes.insert(each.key(), each.value());
    m_store.setValue(m_group + QStringLiteral("columns"), columns);
    m_store.setValue(m_group + QStringLiteral("widths"), sizes);
}

void ColumnMemory::forget()
{
    m_store.remove(m_group + QStringLiteral("columns"));
    m_store.remove(m_group + QStringLiteral("widths"));
}

} // namespace meja
