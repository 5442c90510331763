#pragma once

#include "ports/staffrecords.h"
#include "recordsession.h"

namespace meja {

/// Staff accounts in PostgreSQL.
class PostgresStaff : public StaffRecords
{
public:
    explicit PostgresStaff(RecordSession &session) : m_session(session) {}

    Result<std::optional<Role>> roleOf(const QString &login) override;

private:
    RecordSession &m_session;
};

} // namespace meja
