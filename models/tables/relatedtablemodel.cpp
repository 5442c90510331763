#include "relatedtablemodel.h"

#include "states.h"
#include "whenready.h"

#include <algorithm>

namespace meja {

namespace {

constexpr int pageSize = 60;

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
    requestPage();
}

void RelatedTableModel::requestPage()
{
    m_loading = true;
    PageRequest request;
    request.query.resource = m_resource.name;
    request.query.conditions = {{.column = m_parentColumn, .values = {QString::number(m_parentKey)}}};
    request.columns = m_names;
    request.limit = pageSize;
    if (!m_records.isEmpty())
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
    if (page)
        append(*page);
    else
        m_failure = page.error();
    m_loading = false;
    Q_EMIT settled();
}

/// A view may fetch more rows as soon as rows are inserted, so `m_hasMore` changes only after the insertion.
void RelatedTableModel::append(const Page &page)
{
    QList<Record> fresh = page.records;
    fresh.removeIf([this](const Record &record) { return record.key == m_except; });
    if (!fresh.isEmpty()) {
        const int first = static_cast<int>(m_records.size());
        beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
        m_records.append(fresh);
        endInsertRows();
    }
    m_hasMore = page.hasMore;
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
