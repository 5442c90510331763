#include "changenotifier.h"

#include "namedqueries.h"
#include "result.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QThread>

namespace meja {

namespace {

const QString changesChannel = QStringLiteral("meja_changes");
const QString jobsChannel = QStringLiteral("meja_jobs");

/// How many entries of the audit log one statement reads, so that it ends within its time limit.
constexpr qint64 maxEntries = 20'000;

/// For more changed rows of one table, a payload without rows is sent. 200 rows have at most 6,400 bytes; the
/// limit of a payload is 8,000.
constexpr int maxRowsPerTable = 200;
/// While changes keep coming, they are sent together at this interval: each notification wakes every
/// listener.
constexpr qint64 changesInterval = 1'000; ///< Milliseconds.
/// The longest time between two ranges, when nothing changes.
constexpr qint64 rangeInterval = 2'000; ///< Milliseconds.

Statement named(const char *name)
{
    return NamedQueries::statement(QStringLiteral("changes"), QLatin1String(name));
}

QString payload(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString payloadOf(const QString &table, const QJsonArray &rows)
{
    QJsonObject object{{QStringLiteral("table"), table}};
    if (rows.size() <= maxRowsPerTable)
        object.insert(QStringLiteral("rows"), rows);
    return payload(object);
}

/// One payload for each table.
QStringList payloadsOf(const ResultSet &changed)
{
    QMap<QString, QJsonArray> tables;
    for (int row = 0; row < changed.rowCount(); ++row) {
        if (changed.isNull(row, 2))
            continue;
        QJsonArray each{changed.integer(row, 3)};
        if (!changed.isNull(row, 4))
            each.append(changed.integer(row, 4));
        tables[changed.text(row, 2)].append(each);
    }
    QStringList payloads;
    for (auto table = tables.cbegin(); table != tables.cend(); ++table)
        payloads.append(payloadOf(table.key(), table.value()));
    return payloads;
}

} // namespace

ChangeNotifier::ChangeNotifier(const ConnectionSettings &settings, JobSignal &jobSignal, JsonLog &log)
    : m_connection(settings), m_listener(settings, {jobsChannel}), m_jobSignal(jobSignal), m_log(log)
{}

void ChangeNotifier::poll(Duration wait)
{
    Result<> done = begin();
    if (done)
        done = listen(wait);
    if (done)
        done = sendChanges();
    // Logged once per outage: a database that is down fails every poll.
    if (!done && !m_hasFailed)
        m_log.warn(QStringLiteral("change_notification_failed"),
                   {{QStringLiteral("detail"), done.error().detail}});
    // A failed poll returns at once. Sleep as long as a normal poll takes: this limits the retries, and a
    // stop is not delayed longer than usual.
    if (!done)
        QThread::msleep(static_cast<unsigned long>(wait.count()));
    m_hasFailed = !done;
}

Result<> ChangeNotifier::begin()
{
    if (m_connection.isOpen())
        return {};
    auto ready = m_connection.open();
    if (!ready)
        return ready;
    // Changes during an outage are skipped: clients lost their connections too, and reload when they
    // reconnect.
    const auto ended = m_connection.run(named("ended"));
    if (!ended)
        return tl::unexpected(ended.error());
    m_from = ended->text(0, 0);
    m_entry = 0;
    m_through = m_from;
    m_sinceRange.start();
    m_sinceChanges.invalidate();
    return {};
}

Result<> ChangeNotifier::listen(Duration wait)
{
    const auto received = m_listener.wait(wait);
    if (!received)
        return tl::unexpected(received.error());
    if (!received->isEmpty())
        m_jobSignal.notify();
    return m_hasJobs.exchange(false) ? notify(jobsChannel, {QString()}) : Result<>();
}

Result<> ChangeNotifier::sendChanges()
{
    if (m_sinceChanges.isValid() && !m_sinceChanges.hasExpired(changesInterval))
        return {};
    Result<bool> hasMore = true;
    while (hasMore && *hasMore)
        hasMore = sendBatch();
    return hasMore.map([](bool) {});
}

Result<bool> ChangeNotifier::sendBatch()
{
    auto statement = named("changed");
    statement.bind(QStringLiteral("from"), m_from)
        .bind(QStringLiteral("entry"), m_entry)
        .bind(QStringLiteral("max_entries"), maxEntries);
    ASSIGN_OR_RETURN(const ResultSet changed, m_connection.run(statement));
    const QString from = changed.text(0, 0);
    const qint64 entry = changed.integer(0, 1);
    RETURN_IF_ERROR(notifyChanges(payloadsOf(changed), entry == 0 ? from : QString()));
    m_from = from;
    m_entry = entry;
    return m_entry != 0;
}

Result<> ChangeNotifier::notifyChanges(QStringList payloads, const QString &through)
{
    if (!payloads.isEmpty())
        m_sinceChanges.start();
    const bool endsRange =
        !through.isEmpty() && (!payloads.isEmpty() || m_sinceRange.hasExpired(rangeInterval));
    if (endsRange)
        payloads.append(payload({{QStringLiteral("from"), m_through}, {QStringLiteral("through"), through}}));
    if (payloads.isEmpty())
        return {};
    RETURN_IF_ERROR(notify(changesChannel, payloads));
    if (endsRange) {
        m_through = through;
        m_sinceRange.start();
    }
    return {};
}

Result<> ChangeNotifier::notify(const QString &channel, const QStringList &payloads)
{
    auto statement = NamedQueries::statement(QStringLiteral("notifications"), QStringLiteral("notify"));
    statement.bind(QStringLiteral("channel"), channel).bind(QStringLiteral("payloads"), payloads);
    const auto sent = m_connection.run(statement);
    return sent ? Result<>() : tl::unexpected(sent.error());
}

} // namespace meja
