#include "relatedtablemodel.h"

#include "relatedchanges.h"
#include "states.h"
#include "whenready.h"

#include <algorithm>
#include <utility>

namespace meja {

namespace {

constexpr int pageSize = 60;
constexpr int maxPageSize = 1000;

} // namespace

RelatedTableModel::RelatedTableModel(RecordSource &source, const Resource &resource, const QString &column,
                                     QStringList columns, Role role, QObject *parent)
    : QAbstractTableModel(parent), m_source(source), m_resource(resource), m_parentColumn(column)
{
    for (const QString &name : std::as_const(columns)) {
        if (const Column *described = resource.column(name); described && described->isOpenTo(role)) {
            m_names.append(name);
            m_columns.append(described);
        }
    }
}

RelatedTableModel::~RelatedTableModel()
{
    m_source.cancel(m_lane);
    m_source.cancel(m_matchLane);
}

void RelatedTableModel::showRowsOf(qint64 parentKey, qint64 except)
{
    m_parentKey = parentKey;
    m_except = except;
    refresh();
}

void RelatedTableModel::refresh()
{
    if (m_parentKey == 0)
        return;
    beginResetModel();
    m_records.clear();
    m_hasMore = false;
    m_failure.reset();
    endResetModel();
    m_isReplacing = false;
    m_mustReadAgain = false;
    requestPage();
}

void RelatedTableModel::take(const RowChanges &changes)
{
    if (m_parentKey == 0)
        return;
    if (showsRowOf(changes))
        return readAgain();
    const QSet<qint64> keys = changes.keys(m_resource.table);
    if (keys.isEmpty())
        return;
    whenReady(m_source.matching(m_matchLane, query(), keys.values(), std::nullopt), this,
              [this, parent = m_parentKey](const Result<QList<qint64>> &found) {
                  if (parent == m_parentKey && (!found || !found->isEmpty()))
                      readAgain();
              });
}

/// Whether a row in memory, or a related row that it shows, may have changed.
bool RelatedTableModel::showsRowOf(const RowChanges &changes) const
{
    if (changes.hasUnknownRows(m_resource.table))
        return true;
    const QSet<qint64> keys = changes.keys(m_resource.table);
    if (std::any_of(m_records.cbegin(), m_records.cend(),
                    [&](const Record &record) { return keys.contains(record.key); }))
        return true;
    return std::any_of(m_records.cbegin(), m_records.cend(), [&](const Record &record) {
        return showsRelatedRow(record, m_columns, m_resource, changes);
    });
}

/// While a request is running, the rows are read again after it, because its result may be older.
void RelatedTableModel::readAgain()
{
    if (m_loading) {
        m_mustReadAgain = true;
        return;
    }
    m_isReplacing = true;
    requestPage();
}

ListQuery RelatedTableModel::query() const
{
    return {.resource = m_resource.name,
            .conditions = {{.column = m_parentColumn, .values = {QString::number(m_parentKey)}}}};
}

void RelatedTableModel::requestPage()
{
    m_loading = true;
    PageRequest request{.query = query(), .columns = m_names, .limit = pageSize};
    if (m_isReplacing)
        request.limit = static_cast<int>(std::clamp<qsizetype>(m_records.size() + 1, pageSize, maxPageSize));
    else if (!m_records.isEmpty())
        request.from = m_records.constLast().cursor;
    // Discard a late result for an earlier parent.
    whenReady(m_source.page(m_lane, request), this,
              [this, generation = ++m_generation](const Result<Page> &page) {
                  if (generation == m_generation)
                      take(page);
              });
}

void RelatedTableModel::take(const Result<Page> &page)
{
    m_loading = false;
    const bool isReplacing = std::exchange(m_isReplacing, false);
    if (page)
        isReplacing ? replaceBy(*page) : append(*page);
    else if (!isReplacing)
        m_failure = page.error();
    Q_EMIT settled();
    if (std::exchange(m_mustReadAgain, false))
        readAgain();
}

QList<Record> RelatedTableModel::recordsOf(const Page &page) const
{
    QList<Record> records = page.records;
    records.removeIf([this](const Record &record) { return record.key == m_except; });
    return records;
}

/// A view may fetch more rows as soon as rows are inserted, so `m_hasMore` changes only after the insertion.
void RelatedTableModel::append(const Page &page)
{
    const QList<Record> fresh = recordsOf(page);
    if (!fresh.isEmpty()) {
        const int first = static_cast<int>(m_records.size());
        m_loading = true;
        beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
        m_records.append(fresh);
        endInsertRows();
        m_loading = false;
    }
    m_hasMore = page.hasMore;
}

/// Removes and inserts only the rows between the equal rows at both ends, so that the cursor and the
/// selection stay on their rows.
void RelatedTableModel::replaceBy(const Page &page)
{
    const QList<Record> fresh = recordsOf(page);
    const qsizetype shorter = std::min(m_records.size(), fresh.size());
    qsizetype head = 0;
    while (head < shorter && m_records[head].key == fresh[head].key)
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head &&
           m_records[m_records.size() - 1 - tail].key == fresh[fresh.size() - 1 - tail].key)
        ++tail;
    m_hasMore = false;
    if (const qsizetype removed = m_records.size() - head - tail; removed > 0) {
        beginRemoveRows({}, static_cast<int>(head), static_cast<int>(head + removed) - 1);
        m_records.remove(head, removed);
        endRemoveRows();
    }
    if (const qsizetype added = fresh.size() - head - tail; added > 0) {
        beginInsertRows({}, static_cast<int>(head), static_cast<int>(head + added) - 1);
        m_records = m_records.first(head) + fresh.sliced(head, added) + m_records.sliced(head);
        endInsertRows();
    }
    m_records = fresh;
    m_failure.reset();
    m_hasMore = page.hasMore;
    if (!m_records.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

qint64 RelatedTableModel::keyAt(int row) const
{
    return m_records.value(row).key;
}

int RelatedTableModel::columnOf(const QString &name) const
{
    return static_cast<int>(m_names.indexOf(name));
}

QString RelatedTableModel::value(int row, const QString &column) const
{
    const int at = columnOf(column);
    return at < 0 || row < 0 || row >= m_records.size() ? QString() : m_records[row].values.value(at);
}

std::optional<RelatedTableModel::Link> RelatedTableModel::linkAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return std::nullopt;
    const Column &column = *m_columns[index.column()];
    const Record &record = m_records[index.row()];
    const QString key = record.linkKeys.value(index.column());
    if (!column.linksTo.isEmpty() && !key.isEmpty())
        return Link{column.linksTo, key.toLongLong()};
    if (opensItsRecord(m_resource, column) && !record.values.value(index.column()).isEmpty())
        return Link{m_resource.name, record.key};
    return std::nullopt;
}

void RelatedTableModel::retranslate()
{
    m_format = ValueFormat();
    if (m_columns.isEmpty())
        return;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (!m_records.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int RelatedTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int RelatedTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant RelatedTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Column &column = *m_columns[index.column()];
    const QString value = m_records[index.row()].values.value(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return m_format.text(column, value, ValueFormat::Form::Short);
    case Qt::TextAlignmentRole:
        return QVariant(
            Qt::Alignment(Qt::AlignVCenter | (column.isNumeric() ? Qt::AlignRight : Qt::AlignLeft)));
    case recordrole::Raw:
        return value;
    case recordrole::Key:
        return keyAt(index.row());
    case recordrole::Repeats:
        return column.name == QLatin1String("payment_status") &&
               repeatsOrderStatus(value, this->value(index.row(), QStringLiteral("status")));
    case recordrole::ChoiceTone:
        if (const Choice *choice = column.choice(value); choice && isState(column))
            return static_cast<int>(choice->tone);
        return {};
    case recordrole::LinkKey:
        if (const auto link = linkAt(index))
            return link->key;
        return {};
    default:
        return {};
    }
}

QVariant RelatedTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return {};
    if (role == Qt::DisplayRole)
        return m_columns[section]->label.text();
    if (role == recordrole::Type)
        return static_cast<int>(m_columns[section]->type);
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::Alignment(Qt::AlignVCenter |
                                      (m_columns[section]->isNumeric() ? Qt::AlignRight : Qt::AlignLeft)));
    return {};
}

bool RelatedTableModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore && !m_loading;
}

void RelatedTableModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        requestPage();
}

} // namespace meja
