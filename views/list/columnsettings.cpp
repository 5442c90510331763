#include "columnsettings.h"

#include <QSettings>
#include <QUrl>

namespace meja {

ColumnSettings::ColumnSettings(QSettings &store, const QString &user, const QString &resource)
    : m_store(store),
      m_group(
          QStringLiteral("lists/%1/%2/").arg(QString::fromLatin1(QUrl::toPercentEncoding(user)), resource))
{}

QStringList ColumnSettings::columns() const
{
    return m_store.value(m_group + QStringLiteral("columns")).toStringList();
}

QHash<QString, int> ColumnSettings::widths() const
{
    QHash<QString, int> widths;
    const QVariantMap kept = m_store.value(m_group + QStringLiteral("widths")).toMap();
    for (auto each = kept.cbegin(); each != kept.cend(); ++each)
        widths.insert(each.key(), each.value().toInt());
    return widths;
}

void ColumnSettings::save(const QStringList &columns, const QHash<QString, int> &widths)
{
    QVariantMap sizes;
    for (auto each = widths.cbegin(); each != widths.cend(); ++each)
        sizes.insert(each.key(), each.value());
    m_store.setValue(m_group + QStringLiteral("columns"), columns);
    m_store.setValue(m_group + QStringLiteral("widths"), sizes);
}

void ColumnSettings::clear()
{
    m_store.remove(m_group + QStringLiteral("columns"));
    m_store.remove(m_group + QStringLiteral("widths"));
}

} // namespace meja
