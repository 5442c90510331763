#include "rowcopier.h"

#include "copiedrows.h"
#include "copiedtable.h"
#include "whenready.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include <numeric>

namespace meja {

namespace {

constexpr int copiedPageRows = 1000;

} // namespace

RowCopier::RowCopier(RecordSource &source, const Resource &resource, QObject *parent)
    : QObject(parent), m_source(source), m_resource(resource)
{}

RowCopier::~RowCopier()
{
    m_source.cancel(m_lane);
}

void RowCopier::copy(const ListQuery &query, const QStringList &columns, const SelectedKeys &selected)
{
    cancel();
    m_query = query;
    m_columns = columns;
    m_keys = selected.keys();
    m_allMatching = selected.isAllMatching();
    readNext({});
}

void RowCopier::cancel()
{
    ++m_requestId;
    m_source.cancel(m_lane);
    m_records.clear();
}

void RowCopier::readNext(const std::optional<Cursor> &from)
{
    const PageRequest request{.query = m_query, .columns = m_columns, .from = from, .limit = copiedPageRows};
    whenReady(m_source.page(m_lane, request), this,
              [this, requestId = m_requestId](const Result<Page> &page) {
                  if (requestId == m_requestId)
                      take(page);
              });
}

void RowCopier::take(const Result<Page> &page)
{
    if (!page) {
        cancel();
        return Q_EMIT failed(page.error());
    }
    for (const Record &record : page->records) {
        if (wants(record.key))
            m_records.append(record);
    }
    if (m_records.size() > maxRows) {
        cancel();
        return Q_EMIT tooMany();
    }
    const bool isEnd = page->complete && (!page->hasMore || page->records.isEmpty());
    const bool hasAll = !m_allMatching && m_records.size() == m_keys.size();
    if (isEnd || hasAll)
        return finish();
    readNext(page->complete ? page->records.last().cursor : page->resume);
}

void RowCopier::finish()
{
    const CopiedRows model(m_resource, m_columns, m_records);
    QList<int> rows(m_records.size());
    std::iota(rows.begin(), rows.end(), 0);
    QList<int> sections(m_columns.size());
    std::iota(sections.begin(), sections.end(), 0);
    const auto count = static_cast<int>(m_records.size());
    QGuiApplication::clipboard()->setMimeData(copiedTable(model, rows, sections).release());
    cancel();
    Q_EMIT copied(count);
}

} // namespace meja
