#include "listchanges.h"

#include "relatedchanges.h"
#include "whenready.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace meja {

namespace {

using namespace std::chrono_literals;

/// Changes that arrive within this time are read together.
constexpr auto collectTime = 300ms;
/// The shortest time between two readings while changes keep coming.
constexpr auto readInterval = 3000ms;

} // namespace

ListChanges::ListChanges(RecordSource &source, RecordTableModel &model, QObject *parent)
    : QObject(parent), m_source(source), m_model(model)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ListChanges::read);
}

ListChanges::~ListChanges()
{
    m_source.cancel(m_rowLane);
    m_source.cancel(m_newLane);
}

void ListChanges::take(const RowChanges &changes)
{
    if (!concernsList(changes))
        return;
    m_pending.unite(changes);
    schedule();
}

void ListChanges::setActive(bool active)
{
    m_isActive = active;
    if (active && !m_pending.isEmpty())
        read();
}

void ListChanges::clear()
{
    ++m_generation;
    m_running = 0;
    m_pending = {};
    m_top.reset();
    m_timer.stop();
    if (m_new.isEmpty() && !m_hasOtherChanges)
        return;
    m_new.clear();
    m_hasOtherChanges = false;
    Q_EMIT newRowsChanged();
}

bool ListChanges::concernsList(const RowChanges &changes) const
{
    const Resource &resource = m_model.resource();
    return changes.concerns(resource.table) ||
           std::any_of(resource.relations.cbegin(), resource.relations.cend(),
                       [&](const Relation &relation) { return changes.concerns(relation.table); });
}

void ListChanges::schedule()
{
    if (!m_isActive || m_timer.isActive())
        return;
    const auto elapsed =
        m_sinceRead.isValid() ? std::chrono::milliseconds(m_sinceRead.elapsed()) : readInterval;
    m_timer.start(std::max<std::chrono::milliseconds>(collectTime, readInterval - elapsed));
}

void ListChanges::read()
{
    if (!m_isActive)
        return;
    m_timer.stop();
    m_sinceRead.start();
    // Rows that are being read may be older than the change, and a new request would cancel the running one.
    if (m_model.status().loading || m_running > 0)
        return schedule();
    const QList<qint64> keys = keysToRead();
    const RowChanges changes = std::exchange(m_pending, {});
    if (changes.isEverything())
        return Q_EMIT reloadNeeded();
    readRows(keys);
    const QString &table = m_model.resource().table;
    if (changes.hasUnknownRows(table)) {
        m_hasOtherChanges = true;
        return Q_EMIT newRowsChanged();
    }
    if (const QSet<qint64> changed = changes.keys(table); !changed.isEmpty() && newRows() < maxCounted)
        m_model.top() || m_top ? readNewRows(changed) : readTop(changed);
}

/// Keys of rows in memory that may have changed. Related rows are followed only on screen.
QList<qint64> ListChanges::keysToRead() const
{
    const Resource &resource = m_model.resource();
    if (m_pending.hasUnknownRows(resource.table))
        return m_model.keysOnScreen();
    QList<const Column *> columns;
    for (int section = 0; section < m_model.columnCount(); ++section)
        columns.append(m_model.columnAt(section));
    QSet<qint64> keys = m_pending.keys(resource.table).intersect(m_model.keysInMemory());
    for (const qint64 key : m_model.keysOnScreen()) {
        const Record &record = *m_model.record(static_cast<int>(*m_model.rowOf(key)));
        if (showsRelatedRow(record, columns, resource, m_pending))
            keys.insert(key);
    }
    return keys.values();
}

void ListChanges::readRows(const QList<qint64> &keys)
{
    if (keys.isEmpty())
        return;
    ++m_running;
    whenReady(m_source.records(m_rowLane, m_model.query(), m_model.columnNames(), keys), this,
              [this, keys, columns = m_model.columnNames(),
               generation = m_generation](const Result<QList<Record>> &rows) {
                  if (generation != m_generation)
                      return;
                  --m_running;
                  if (!rows)
                      readAgain(keys, rows.error());
                  else if (columns == m_model.columnNames())
                      m_model.replaceRows(*rows);
              });
}

/// Only rows before the end of the top can be told from rows that the list had and that are not in memory.
void ListChanges::readNewRows(const QSet<qint64> &keys)
{
    const ListTop &top = m_model.top() ? *m_model.top() : *m_top;
    ++m_running;
    whenReady(m_source.matching(m_newLane, m_model.query(), keys.values(), top.end), this,
              [this, keys, generation = m_generation](const Result<QList<qint64>> &found) {
                  if (generation != m_generation)
                      return;
                  --m_running;
                  found ? addNewRows(keys, *found) : readAgain(keys.values(), found.error());
              });
}

void ListChanges::readAgain(const QList<qint64> &keys, const Error &error)
{
    if (error.kind != ErrorKind::Unavailable)
        return;
    for (const qint64 key : keys)
        m_pending.add(m_model.resource().table, key);
    schedule();
}

/// The list was read from another place, so its top is read now. Changed rows in it count as new.
void ListChanges::readTop(const QSet<qint64> &keys)
{
    const PageRequest request{
        .query = m_model.query(), .columns = m_model.columnNames(), .limit = pageRows, .isPrefetch = true};
    ++m_running;
    whenReady(m_source.page(m_newLane, request), this,
              [this, keys, generation = m_generation](const Result<Page> &page) {
                  if (generation != m_generation)
                      return;
                  --m_running;
                  if (!page || page->records.isEmpty())
                      return;
                  m_top = ListTop{};
                  for (const Record &record : page->records)
                      m_top->keys.insert(record.key);
                  m_top->end = page->records.last().cursor;
                  const QSet<qint64> found = QSet<qint64>(m_top->keys).intersect(keys);
                  m_top->keys.subtract(keys);
                  addNewRows(keys, found.values());
              });
}

void ListChanges::addNewRows(const QSet<qint64> &asked, const QList<qint64> &found)
{
    const auto &top = m_model.top() ? m_model.top() : m_top;
    if (!top)
        return;
    const int before = newRows();
    const QSet<qint64> shown = m_model.keysInMemory();
    m_new.subtract(asked);
    for (const qint64 key : found) {
        if (!top->keys.contains(key) && !shown.contains(key) && newRows() < maxCounted)
            m_new.insert(key);
    }
    if (newRows() != before)
        Q_EMIT newRowsChanged();
}

} // namespace meja
