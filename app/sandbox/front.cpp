#include "front.h"

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
    const bool isSlow = fault->answer == Fault::Answer::Hang || fault->answer == Fault::Answer::Delay;
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

HttpAnswer Front::answer(const HttpRequest &request)
{
    const Call call = toCall(request);
    return m_runner.with([&](World &world) {
        LoggedRequest entry{.at = world.surroundings.clock.now(),
                            .partner = word(m_product),
                            .method = call.method,
                            .path = QString::fromLatin1(request.path),
                            .target = target(world, call),
                            .body = request.body,
                            .idempotencyKey = call.headers.value(QStringLiteral("idempotency-key"))};
        const std::optional<Fault> fault = world.faults.take(entry.target);
        std::optional<Reply> result;
        if (!fault || fault->hasEffect)
            result = reply(world, call, runningTime(fault));
        entry.fault = fault ? word(fault->answer) : QString();
        entry.wasHandled = result.has_value();
        entry.status = result ? result->status : 0;
        entry.bodyStatus = result ? bodyStatus(*result) : QString();
        world.requests.add(entry);
        return outgoing(result, fault);
    });
}

Target Front::target(World &world, const Call &call) const
{
    switch (m_product) {
    case Product::Midtrans:
        return world.midtrans.target(call);
    case Product::Delivery:
        return world.komerce.target(call);
    case Product::Tracking:
        return world.tracking.target(call);
    }
    Q_UNREACHABLE();
}

Reply Front::reply(World &world, const Call &call, Moment runningFor) const
{
    switch (m_product) {
    case Product::Midtrans:
        return world.midtrans.answer(call, runningFor);
    case Product::Delivery:
        return world.komerce.answer(call);
    case Product::Tracking:
        return world.tracking.answer(call);
    }
    Q_UNREACHABLE();
}

} // namespace meja::sandbox
