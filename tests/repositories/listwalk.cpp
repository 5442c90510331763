#include "listwalk.h"

#include <algorithm>

namespace meja {

QString ListWalk::run()
{
    const bool fromEnd = m_random.bounded(3) == 0;
    m_first = m_last = fromEnd ? m_expected.size() : 0;
    for (int i = 1 + m_random.bounded(3); i > 0; --i) {
        const bool backward = m_hasPage ? m_random.bounded(3) == 0 : fromEnd;
        if (const QString difference = step(backward); !difference.isEmpty())
            return difference;
        if (m_cursors.isEmpty())
            return {};
    }
    return {};
}

QString ListWalk::step(bool backward)
{
    PageRequest request{.query = m_generated.query,
                        .direction =
                            backward ? PageRequest::Direction::Backward : PageRequest::Direction::Forward,
                        .limit = 1 + m_random.bounded(60)};
    if (m_hasPage)
        request.from = backward ? m_cursors.first() : m_cursors.last();
    m_hasPage = true;
    const qsizetype from = backward ? std::max<qsizetype>(0, m_first - request.limit) : m_last;
    const qsizetype until = backward ? m_first : std::min(m_expected.size(), m_last + request.limit);
    const auto records = completePage(request);
    if (!records)
        return records.error().detail;
    m_cursors.clear();
    QList<qint64> keys;
    for (const Record &record : *records) {
        keys.append(record.key);
        m_cursors.append(record.cursor);
    }
    if (keys != m_expected.mid(from, until - from))
        return QStringLiteral("rows %1 to %2: got %3 keys, expected %4%5")
            .arg(from)
            .arg(until)
            .arg(keys.size())
            .arg(until - from)
            .arg(backward ? QLatin1String(", backward") : QLatin1String(""));
    m_first = from;
    m_last = until;
    return {};
}

/// Reads a page, continuing incomplete ones until it is complete.
Result<QList<Record>> ListWalk::completePage(PageRequest request)
{
    const bool backward = request.direction == PageRequest::Direction::Backward;
    QList<Record> all;
    while (true) {
        const auto page = m_reader.page(request);
        if (!page)
            return tl::unexpected(page.error());
        all = backward ? page->records + all : all + page->records;
        request.limit -= int(page->records.size());
        if (page->complete || request.limit == 0)
            return all;
        request.from = page->resume;
    }
}

} // namespace meja
