#include "changereader.h"

#include "namedqueries.h"
#include "result.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace meja {

namespace {

const QString channel = QStringLiteral("meja_changes");

/// How many entries of the audit log one statement reads, so that it ends within the time limit of a desktop.
constexpr qint64 maxEntries = 2'000;

Statement named(const char *name)
{
    return NamedQueries::statement(QStringLiteral("changes"), QLatin1String(name));
}

void addRows(const QJsonObject &payload, RowChanges &changes)
{
    const QString table = payload.value(QStringLiteral("table")).toString();
    if (!payload.contains(QStringLiteral("rows")))
        return changes.addTable(table);
    for (const QJsonValue &row : payload.value(QStringLiteral("rows")).toArray())
        changes.add(table, row[0].toInteger());
}

} // namespace

ChangeReader::ChangeReader(const ConnectionSettings &settings, QString from)
    : m_listener(settings, {channel}), m_from(std::move(from))
{}

Result<RowChanges> ChangeReader::open()
{
    RETURN_IF_ERROR(m_listener.connect());
    const bool isReconnected = std::exchange(m_wasOpen, true);
    if (!isReconnected && !m_from.isEmpty())
        return read();
    ASSIGN_OR_RETURN(const auto ended, m_listener.run(named("ended")));
    m_from = ended.text(0, 0);
    m_entry = 0;
    return isReconnected ? RowChanges::everything() : RowChanges();
}

Result<RowChanges> ChangeReader::wait(std::chrono::milliseconds timeout)
{
    ASSIGN_OR_RETURN(const auto received, m_listener.wait(timeout));
    RowChanges changes;
    bool isGapless = true;
    for (const Notification &each : received)
        isGapless = take(each.payload, changes) && isGapless;
    if (isGapless)
        return changes;
    ASSIGN_OR_RETURN(const RowChanges missed, read());
    changes.unite(missed);
    return changes;
}

bool ChangeReader::take(const QString &payload, RowChanges &changes)
{
    const QJsonObject object = QJsonDocument::fromJson(payload.toUtf8()).object();
    if (object.contains(QStringLiteral("table"))) {
        addRows(object, changes);
        return true;
    }
    const quint64 from = object.value(QStringLiteral("from")).toString().toULongLong();
    const QString through = object.value(QStringLiteral("through")).toString();
    if (from > m_from.toULongLong())
        return false;
    if (through.toULongLong() > m_from.toULongLong()) {
        m_from = through;
        m_entry = 0;
    }
    return true;
}

Result<RowChanges> ChangeReader::read()
{
    RowChanges changes;
    do {
        RETURN_IF_ERROR(readBatch(changes));
    } while (m_entry != 0);
    return changes;
}

Result<> ChangeReader::readBatch(RowChanges &changes)
{
    auto statement = named("changed");
    statement.bind(QStringLiteral("from"), m_from)
        .bind(QStringLiteral("entry"), m_entry)
        .bind(QStringLiteral("max_entries"), maxEntries);
    ASSIGN_OR_RETURN(const ResultSet changed, m_listener.run(statement));
    m_from = changed.text(0, 0);
    m_entry = changed.integer(0, 1);
    for (int row = 0; row < changed.rowCount(); ++row) {
        if (!changed.isNull(row, 2))
            changes.add(changed.text(row, 2), changed.integer(row, 3));
    }
    return {};
}

} // namespace meja
