#include "producthandler.h"

#include "outgoing.h"

namespace meja::sandbox {

namespace {

Call toCall(const HttpRequest &request)
{
    Call call{.method = QString::fromLatin1(request.method), .path = request.segments, .body = request.body};
    for (const auto &[name, value] : request.items)
        call.query.insert(name, value);
    for (const HttpHeaders::Field &field : request.headers)
        call.headers.insert(QString::fromLatin1(field.name).toLower(), QString::fromUtf8(field.value));
    return call;
}

/// Midtrans' `status_code` or Komerce's `meta.code`; empty if there is none.
QString bodyStatus(const Reply &reply)
{
    const QJsonValue code = reply.body.value(QStringLiteral("status_code"));
    if (code.isString())
        return code.toString();
    const QJsonValue envelope =
        reply.body.value(QStringLiteral("meta")).toObject().value(QStringLiteral("code"));
    return envelope.isDouble() ? QString::number(envelope.toInt()) : QString();
}

/// How long a call with this fault counts as running for `Idempotency-Key`.
Moment runningTime(const std::optional<Fault> &fault)
{
    if (!fault)
        return 0;
    const bool isSlow = fault->answer == Fault::Response::Hang || fault->answer == Fault::Response::Delay;
    return isSlow ? fault->milliseconds : 0;
}

} // namespace

QString word(Product product)
{
    switch (product) {
    case Product::Midtrans:
        return QStringLiteral("midtrans");
    case Product::Delivery:
        return QStringLiteral("komerce");
    case Product::Tracking:
        return QStringLiteral("tracking");
    }
    Q_UNREACHABLE();
}

std::optional<Product> productOf(const QString &name)
{
    for (const Product product : {Product::Midtrans, Product::Delivery, Product::Tracking})
        if (word(product) == name)
            return product;
    return {};
}

HttpResponse ProductHandler::handle(const HttpRequest &request)
{
    const Call call = toCall(request);
    return m_runner.with([&](SandboxState &state) {
        LoggedRequest entry{.at = state.context.clock.now(),
                            .partner = word(m_product),
                            .method = call.method,
                            .path = QString::fromLatin1(request.path),
                            .target = target(state, call),
                            .body = request.body,
                            .idempotencyKey = call.headers.value(QStringLiteral("idempotency-key"))};
        const std::optional<Fault> fault = state.faults.take(entry.target);
        std::optional<Reply> result;
        if (!fault || fault->hasEffect)
            result = reply(state, call, runningTime(fault));
        entry.fault = fault ? word(fault->answer) : QString();
        entry.wasHandled = result.has_value();
        entry.status = result ? result->status : 0;
        entry.bodyStatus = result ? bodyStatus(*result) : QString();
        state.requests.add(entry);
        return outgoing(result, fault);
    });
}

Target ProductHandler::target(SandboxState &state, const Call &call) const
{
    switch (m_product) {
    case Product::Midtrans:
        return state.midtrans.target(call);
    case Product::Delivery:
        return state.komerce.target(call);
    case Product::Tracking:
        return state.tracking.target(call);
    }
    Q_UNREACHABLE();
}

Reply ProductHandler::reply(SandboxState &state, const Call &call, Moment runningFor) const
{
    switch (m_product) {
    case Product::Midtrans:
        return state.midtrans.handle(call, runningFor);
    case Product::Delivery:
        return state.komerce.handle(call);
    case Product::Tracking:
        return state.tracking.handle(call);
    }
    Q_UNREACHABLE();
}

} // namespace meja::sandbox
