#include "partnerline.h"

namespace meja {

namespace {

/// Known to nobody before, not even after the book was begun anew.
QByteArray keyOf(const GatewayCall &call)
{
    return "meja-" + QByteArray::number(call.id.value) + '-' +
           QByteArray::number(call.startedAt.milliseconds);
}

} // namespace

Result<> PartnerLine::spend(int dailyBudget, Instant now)
{
    const auto spent = m_parts.log.spend(m_partner, now, dailyBudget);
    if (!spent)
        return failure(ErrorKind::Unavailable, spent.error().detail, spent.error().code);
    if (!*spent)
        return failure(ErrorKind::Unavailable,
                       QStringLiteral("the day's %1 calls are spent").arg(dailyBudget),
                       QStringLiteral("quota"));
    return {};
}

Result<PartnerLine::Open> PartnerLine::open(const PartnerRequest &request, const CallPurpose &purpose)
{
    auto pass = m_parts.breaker.admit();
    if (!pass)
        return tl::unexpected(pass.error());
    const Instant now = m_parts.clock.now();
    if (request.dailyBudget) {
        if (auto spent = spend(*request.dailyBudget, now); !spent)
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
    // Whatever the database suffers from, nothing has left the house.
    if (!id)
        return failure(ErrorKind::Unavailable,
                       QStringLiteral("the call can't be written down: ") + id.error().detail,
                       id.error().code);
    entry.id = *id;
    Open call{std::move(*pass), entry, request.http, {}};
    if (!request.keyHeader.isEmpty())
        call.http.headers.append({request.keyHeader, keyOf(entry)});
    call.watch.start();
    // Looked at last: writing the entry may have taken longer than the caller had.
    if (purpose.notAfter && m_parts.clock.now() > *purpose.notAfter) {
        const Error late{ErrorKind::Unavailable, QStringLiteral("the caller's lease has run out"),
                         QStringLiteral("too-late")};
        close(call, late);
        return tl::unexpected(late);
    }
    return call;
}

void PartnerLine::close(Open &call, const Error &error)
{
    call.entry.problem = error.detail;
    close(call, error.kind == ErrorKind::Unavailable ? CallOutcome::Unavailable : CallOutcome::Unknown);
}

void PartnerLine::close(Open &call, const CallAnswer &answer, CallOutcome outcome, const QString &bodyStatus,
                        const QString &problem)
{
    call.entry.httpStatus = answer.status;
    call.entry.bodyStatus = bodyStatus;
    call.entry.answerBody = m_mask.body(answer.body);
    call.entry.problem = problem;
    if (answer.retryAfter)
        m_parts.breaker.pause(*answer.retryAfter);
    close(call, outcome);
}

void PartnerLine::close(Open &call, CallOutcome outcome)
{
    const Duration took(call.watch.elapsed());
    call.entry.outcome = outcome;
    call.entry.endedAt = m_parts.clock.now();
    call.pass.use(outcome);
    // An entry that can't be ended stays `Running`; what the partner answered counts all the same.
    (void)m_parts.log.end(call.entry);
    m_parts.observer.called(m_partner, call.entry.operation, outcome, took);
}

} // namespace meja
