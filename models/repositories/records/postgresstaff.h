#pragma once

#include "ports/staffrecords.h"
#include "recordsession.h"

namespace meja {

/// The accounts of people, as PostgreSQL has them.
class PostgresStaff : public StaffRecords
{
public:
    explicit PostgresStaff(RecordSession &session) : m_session(session) {}

    Result<std::optional<Role>> roleOf(const QString &login) override;

private:
    RecordSession &m_session;
};

} // namespace meja
