#include "partnerclient.h"

namespace meja {

namespace {

/// Unique even if the call log is emptied and its ids start again.
QByteArray idempotencyKeyOf(const GatewayCall &call)
{
    return "meja-" + QByteArray::number(call.id.value) + '-' +
           QByteArray::number(call.startedAt.milliseconds);
}

} // namespace

Result<> PartnerClient::takeFromBudget(int dailyBudget, Instant now)
{
    const auto spent = m_parts.log.spend(m_partner, now, dailyBudget);
    if (!spent)
        return failure(ErrorKind::Unavailable, spent.error().detail, spent.error().code);
    if (!*spent)
        return failure(ErrorKind::Unavailable,
                       QStringLiteral("the daily limit of %1 calls is used up").arg(dailyBudget),
                       QStringLiteral("quota"));
    return {};
}

Result<PartnerClient::Open> PartnerClient::open(const PartnerRequest &request, const CallPurpose &purpose)
{
    auto pass = m_parts.breaker.admit();
    if (!pass)
        return tl::unexpected(pass.error());
    const Instant now = m_parts.clock.now();
    if (request.dailyBudget) {
        if (auto spent = takeFromBudget(*request.dailyBudget, now); !spent)
            return tl::unexpected(spent.error());
    }
    GatewayCall entry;
    entry.partner = m_partner;
    entry.operation = request.operation;
    entry.purpose = purpose;
    entry.method = QString::fromLatin1(request.http.method);
    entry.path = m_mask.path(request.http.url);
    entry.requestBody = m_mask.body(request.http.body);
    entry.startedAt = now;
    const auto id = m_parts.log.begin(entry);
    // Whatever the database error is, nothing has been sent yet.
    if (!id)
        return failure(ErrorKind::Unavailable,
                       QStringLiteral("the call cannot be logged: ") + id.error().detail, id.error().code);
    entry.id = *id;
    Open call{.pass = std::move(*pass), .entry = entry, .http = request.http, .timer = {}};
    if (!request.keyHeader.isEmpty())
        call.http.headers.append({request.keyHeader, idempotencyKeyOf(entry)});
    call.timer.start();
    // Checked last, because writing the entry may have taken longer than the lease allows.
    if (purpose.notAfter && m_parts.clock.now() > *purpose.notAfter) {
        const Error late{ErrorKind::Unavailable, QStringLiteral("the caller's lease has expired"),
                         QStringLiteral("too-late")};
        close(call, late);
        return tl::unexpected(late);
    }
    return call;
}

void PartnerClient::close(Open &call, const Error &error)
{
    call.entry.problem = error.detail;
    close(call, error.kind == ErrorKind::Unavailable ? CallOutcome::Unavailable : CallOutcome::Unknown);
}

void PartnerClient::close(Open &call, const CallResponse &response, CallOutcome outcome,
                          const QString &bodyStatus, const QString &problem)
{
    call.entry.httpStatus = response.status;
    call.entry.bodyStatus = bodyStatus;
    call.entry.responseBody = m_mask.body(response.body);
    call.entry.problem = problem;
    if (response.retryAfter)
        m_parts.breaker.pause(*response.retryAfter);
    close(call, outcome);
}

void PartnerClient::close(Open &call, CallOutcome outcome)
{
    const Duration took(call.timer.elapsed());
    call.entry.outcome = outcome;
    call.entry.endedAt = m_parts.clock.now();
    call.pass.complete(outcome);
    // If the entry cannot be completed, it stays `Running`; the partner's response is valid nevertheless.
    (void)m_parts.log.end(call.entry);
    m_parts.observer.called(m_partner, call.entry.operation, outcome, took);
}

} // namespace meja
