#pragma once

#include "listreader.h"
#include "questioner.h"

namespace meja {

/// Walks through a list page by page, to and fro, and holds every page against the expected keys.
class ListWalk
{
public:
    ListWalk(ReaderSession &session, const Question &question, const QList<qint64> &expected,
             QRandomGenerator &random)
        : m_reader(session), m_question(question), m_expected(expected), m_random(random)
    {}

    /// What differs; empty when nothing does.
    QString run();

private:
    QString step(bool backward);
    Result<QList<Record>> whole(PageRequest request);

    ListReader m_reader;
    const Question &m_question;
    const QList<qint64> &m_expected;
    QRandomGenerator &m_random;
    QList<Cursor> m_cursors;
    qsizetype m_first = 0;
    qsizetype m_last = 0;
    bool m_asked = false;
};

} // namespace meja
