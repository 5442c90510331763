#pragma once

#include "listreader.h"
#include "querygenerator.h"

namespace meja {

/// Reads a list page by page, forward and backward, and compares every page with the expected keys.
class ListWalk
{
public:
    ListWalk(ReaderSession &session, const GeneratedQuery &generated, const QList<qint64> &expected,
             QRandomGenerator &random)
        : m_reader(session), m_generated(generated), m_expected(expected), m_random(random)
    {}

    /// The difference; empty when there is none.
    QString run();

private:
    QString step(bool backward);
    Result<QList<Record>> completePage(PageRequest request);

    ListReader m_reader;
    const GeneratedQuery &m_generated;
    const QList<qint64> &m_expected;
    QRandomGenerator &m_random;
    QList<Cursor> m_cursors;
    qsizetype m_first = 0;
    qsizetype m_last = 0;
    bool m_hasPage = false;
};

} // namespace meja
