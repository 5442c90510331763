#include "columnsettings.h"

#include <QJsonDocument>
#include <QSettings>
#include <QUrl>

namespace meja {

namespace {

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

} // namespace

ColumnSettings::ColumnSettings(QSettings &store, const Session &session, const QString &resource)
    : m_store(store),
      m_group(QStringLiteral("lists/%1@%2%3/%4/")
                  .arg(encoded(session.user), encoded(session.server), encoded(u'/' + session.database),
                       resource)),
      m_formerGroup(QStringLiteral("lists/%1/%2/").arg(encoded(session.user), resource))
{}

QStringList ColumnSettings::columns() const
{
    const QString key = QStringLiteral("columns");
    return m_store.value(m_group + key, m_store.value(m_formerGroup + key)).toStringList();
}

QHash<QString, int> ColumnSettings::widths() const
{
    QHash<QString, int> widths;
    const QString key = QStringLiteral("widths");
    const QVariantMap kept = m_store.value(m_group + key, m_store.value(m_formerGroup + key)).toMap();
    for (auto each = kept.cbegin(); each != kept.cend(); ++each)
        widths.insert(each.key(), each.value().toInt());
    return widths;
}

QJsonObject ColumnSettings::query() const
{
    const QByteArray stored = m_store.value(m_group + QStringLiteral("query")).toByteArray();
    return QJsonDocument::fromJson(stored).object();
}

void ColumnSettings::saveQuery(const QJsonObject &query)
{
    m_store.setValue(m_group + QStringLiteral("query"), QJsonDocument(query).toJson(QJsonDocument::Compact));
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
    for (const QString &group : {m_group, m_formerGroup}) {
        m_store.remove(group + QStringLiteral("columns"));
        m_store.remove(group + QStringLiteral("widths"));
    }
}

} // namespace meja
