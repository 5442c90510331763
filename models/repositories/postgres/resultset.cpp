#include "resultset.h"

#include "utf8text.h"

#include <libpq-fe.h>

namespace meja {

ResultSet::ResultSet(pg_result *owned) : m_result(owned, &PQclear) {}

int ResultSet::rowCount() const
{
    return m_result ? PQntuples(m_result.get()) : 0;
}

int ResultSet::columnCount() const
{
    return m_result ? PQnfields(m_result.get()) : 0;
}

QString ResultSet::columnName(int column) const
{
    return textFromUtf8(PQfname(m_result.get(), column));
}

qint64 ResultSet::affectedRows() const
{
    return m_result ? QByteArray(PQcmdTuples(m_result.get())).toLongLong() : 0;
}

bool ResultSet::isNull(int row, int column) const
{
    return PQgetisnull(m_result.get(), row, column) != 0;
}

QString ResultSet::text(int row, int column) const
{
    if (isNull(row, column))
        return {};
    const int length = PQgetlength(m_result.get(), row, column);
    return length == 0 ? QStringLiteral("")
                       : textFromUtf8(QByteArrayView(PQgetvalue(m_result.get(), row, column), length));
}

QByteArray ResultSet::bytes(int row, int column) const
{
    if (isNull(row, column))
        return {};
    return QByteArray(PQgetvalue(m_result.get(), row, column), PQgetlength(m_result.get(), row, column));
}

qint64 ResultSet::integer(int row, int column) const
{
    return QByteArray::fromRawData(PQgetvalue(m_result.get(), row, column),
                                   PQgetlength(m_result.get(), row, column))
        .toLongLong();
}

bool ResultSet::boolean(int row, int column) const
{
    return !isNull(row, column) && *PQgetvalue(m_result.get(), row, column) == 't';
}

} // namespace meja
