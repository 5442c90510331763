#include "statementfailure.h"

#include <QStringList>

#include <libpq-fe.h>

#include <array>
#include <utility>

namespace meja {

namespace {

constexpr QLatin1StringView partSeparator(" | ");

} // namespace

Error notConnectedFailure()
{
    return {ErrorKind::Unavailable, QStringLiteral("not connected"), notConnected};
}

ErrorKind errorKindOf(QLatin1StringView state)
{
    static constexpr std::array kinds{
        std::pair{QLatin1StringView("23505"), ErrorKind::Conflict},
        std::pair{QLatin1StringView("40001"), ErrorKind::Conflict},
        std::pair{QLatin1StringView("40P01"), ErrorKind::Conflict},
        std::pair{QLatin1StringView("55P03"), ErrorKind::Conflict},
        std::pair{QLatin1StringView("42501"), ErrorKind::Forbidden},
        std::pair{QLatin1StringView("57014"), ErrorKind::Cancelled},
        std::pair{QLatin1StringView("P0002"), ErrorKind::NotFound},
        std::pair{QLatin1StringView("MJ010"), ErrorKind::NotFound},
        std::pair{QLatin1StringView("MJ014"), ErrorKind::Conflict},
        std::pair{QLatin1StringView("MJ018"), ErrorKind::Unavailable},
        std::pair{QLatin1StringView("25001"), ErrorKind::RuleViolated}, // The isolation level is not allowed.
        std::pair{QLatin1StringView("MJ"), ErrorKind::RuleViolated},
        std::pair{QLatin1StringView("22"), ErrorKind::Invalid},
        std::pair{QLatin1StringView("42"), ErrorKind::Invalid},
        std::pair{QLatin1StringView("23"), ErrorKind::RuleViolated},
        std::pair{QLatin1StringView("P0"), ErrorKind::RuleViolated},
        std::pair{QLatin1StringView("28"), ErrorKind::Forbidden},
        std::pair{QLatin1StringView("3D000"), ErrorKind::Forbidden},
    };
    for (const auto &[prefix, kind] : kinds) {
        if (state.startsWith(prefix))
            return kind;
    }
    return ErrorKind::Unavailable;
}

Error statementFailure(const pg_conn *connection, const pg_result *result)
{
    const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    if (PQstatus(connection) != CONNECTION_OK || state == nullptr)
        return {ErrorKind::OutcomeUnknown, QString::fromUtf8(PQerrorMessage(connection)).trimmed(),
                QStringLiteral("lost")};
    QStringList parts{QString::fromUtf8(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY))};
    // Omit the detail: it quotes the failing row, which may contain a phone number or address.
    for (const char field : {PG_DIAG_MESSAGE_HINT, PG_DIAG_CONTEXT}) {
        if (const char *text = PQresultErrorField(result, field))
            parts.append(QString::fromUtf8(text));
    }
    return {errorKindOf(QLatin1StringView(state)), parts.join(partSeparator), QLatin1String(state)};
}

Error repeatableFailure(const Error &error)
{
    if (error.kind != ErrorKind::OutcomeUnknown)
        return error;
    return {ErrorKind::Unavailable, error.detail, error.code};
}

QString messageOnly(const Error &error)
{
    return error.detail.section(partSeparator, 0, 0);
}

Result<ResultSet> statementResult(const pg_conn *connection, pg_result *owned)
{
    const ResultSet rows(owned);
    const auto status = PQresultStatus(owned);
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK)
        return rows;
    return tl::unexpected(statementFailure(connection, owned));
}

} // namespace meja
