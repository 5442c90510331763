#include "adminroutes.h"

#include "komerceadmin.h"
#include "midtransadmin.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace meja::sandbox {

namespace {

HttpResponse json(const Reply &reply)
{
    return HttpResponse::json(reply.status, QJsonDocument(reply.body).toJson(QJsonDocument::Compact));
}

/// The JSON object in the body; empty without a body; nothing if the body is not a JSON object.
std::optional<QJsonObject> bodyOf(const HttpRequest &request)
{
    if (request.body.isEmpty())
        return QJsonObject();
    const QJsonDocument read = QJsonDocument::fromJson(request.body);
    if (!read.isObject())
        return {};
    return read.object();
}

/// Runs `work` on the body; 400 if the body is not a JSON object.
template <class Work>
HttpResponse withBody(const HttpRequest &request, const Work &work)
{
    const std::optional<QJsonObject> body = bodyOf(request);
    return json(body ? work(*body) : refused(400, QStringLiteral("the body is not a JSON object")));
}

QString queryValue(const HttpRequest &request, const char *name)
{
    return request.values(QLatin1String(name)).value(0);
}

QJsonObject described(const VirtualClock &clock)
{
    return {{QStringLiteral("now"), rfc3339(clock.now())},
            {QStringLiteral("jakarta"), jakartaText(clock.now())},
            {QStringLiteral("frozen"), clock.isFrozen()}};
}

template <class Settings>
Reply changeSettings(Settings &settings, const QJsonObject &body)
{
    if (const QString problem = apply(settings, Settings::members(), body); !problem.isEmpty())
        return refused(400, problem);
    return done(sandbox::described(settings, Settings::members()));
}

QString moveClockIn(VirtualClock &clock, const QJsonObject &body)
{
    const QString mode = body.value(QStringLiteral("mode")).toString();
    const Moment real = SandboxRunner::realNow();
    if (mode == QLatin1String("frozen"))
        clock.freeze(real);
    else if (mode == QLatin1String("running"))
        clock.run(real);
    else if (mode == QLatin1String("wall"))
        clock.follow(real);
    else if (!mode.isEmpty())
        return QStringLiteral("unknown mode; use frozen, running or wall");
    const Moment by = body.value(QStringLiteral("advance_milliseconds")).toInteger() +
                      body.value(QStringLiteral("advance_seconds")).toInteger() * oneSecond;
    const std::optional<Moment> to = fromRfc3339(body.value(QStringLiteral("to")).toString());
    if (by < 0 || (body.contains(QStringLiteral("to")) && (!to || *to < clock.goal(real))))
        return QStringLiteral("the clock cannot go back");
    clock.advance(to ? *to - clock.goal(real) : by);
    return {};
}

} // namespace

AdminRoutes::AdminRoutes(SandboxRunner &runner, Ports &ports) : m_runner(runner), m_ports(ports)
{
    addReading();
    addFaults();
    addMidtrans();
    addKomerce();
    addControl();
}

void AdminRoutes::add(const char *method, const char *pattern, Work work)
{
    m_router.add(method, QStringLiteral("/_sandbox/") + QString::fromLatin1(pattern),
                 [this, work = std::move(work)](const HttpRequest &request) {
                     return withBody(request, [&](const QJsonObject &body) {
                         return m_runner.with(
                             [&](SandboxState &state) { return work(state, request, body); });
                     });
                 });
}

void AdminRoutes::addReading()
{
    add("GET", "health", [](SandboxState &, const HttpRequest &, const QJsonObject &) {
        return done({{QStringLiteral("status"), QStringLiteral("ok")}});
    });
    add("GET", "clock", [](SandboxState &state, const HttpRequest &, const QJsonObject &) {
        return done(described(state.context.clock));
    });
    add("GET", "ledger", [](SandboxState &state, const HttpRequest &request, const QJsonObject &) {
        const Ledger &ledger = state.context.ledger;
        return done({{QStringLiteral("effects"),
                      ledger.toJson(queryValue(request, "subject"), queryValue(request, "skip").toInt())},
                     {QStringLiteral("total"), ledger.effects().size()}});
    });
    add("GET", "requests", [](SandboxState &state, const HttpRequest &request, const QJsonObject &) {
        return done({{QStringLiteral("requests"),
                      state.requests.toJson(queryValue(request, "endpoint"), queryValue(request, "subject"),
                                            queryValue(request, "skip").toInt())},
                     {QStringLiteral("total"), state.requests.size()}});
    });
    add("GET", "webhooks", [](SandboxState &state, const HttpRequest &request, const QJsonObject &) {
        return done(
            {{QStringLiteral("webhooks"), state.context.outbox.toJson(queryValue(request, "subject"))},
             {QStringLiteral("komerce_is_active"), state.komerce.webhooks().isActive()}});
    });
}

void AdminRoutes::addFaults()
{
    add("GET", "faults", [](SandboxState &state, const HttpRequest &, const QJsonObject &) {
        return done({{QStringLiteral("faults"), state.faults.toJson()}});
    });
    add("POST", "faults", [](SandboxState &state, const HttpRequest &, const QJsonObject &body) {
        QString problem;
        const std::optional<Fault> fault = Fault::fromJson(body, problem);
        if (!fault)
            return refused(400, problem);
        return done({{QStringLiteral("id"), state.faults.add(*fault)}});
    });
    add("DELETE", "faults", [](SandboxState &state, const HttpRequest &, const QJsonObject &) {
        state.faults.clear();
        return done();
    });
    add("DELETE", "faults/{id}", [](SandboxState &state, const HttpRequest &request, const QJsonObject &) {
        const bool isRemoved = state.faults.remove(request.parameter(QStringLiteral("id")).toLongLong());
        return isRemoved ? done() : refused(404, QStringLiteral("unknown fault id"));
    });
}

void AdminRoutes::addMidtrans()
{
    add("GET", "midtrans/settings", [](SandboxState &state, const HttpRequest &, const QJsonObject &) {
        return changeSettings(state.midtrans.settings(), {});
    });
    add("PATCH", "midtrans/settings", [](SandboxState &state, const HttpRequest &, const QJsonObject &body) {
        return changeSettings(state.midtrans.settings(), body);
    });
    add("POST", "midtrans/transactions",
        [](SandboxState &state, const HttpRequest &, const QJsonObject &body) {
            return MidtransAdmin(state.midtrans).create(body);
        });
    add("GET", "midtrans/transactions/{id}",
        [](SandboxState &state, const HttpRequest &request, const QJsonObject &) {
            return MidtransAdmin(state.midtrans).show(request.parameter(QStringLiteral("id")));
        });
    add("POST", "midtrans/transactions/{id}/{action}",
        [](SandboxState &state, const HttpRequest &request, const QJsonObject &body) {
            return MidtransAdmin(state.midtrans)
                .act(request.parameter(QStringLiteral("id")), request.parameter(QStringLiteral("action")),
                     body);
        });
    add("POST", "midtrans/webhook-plans",
        [](SandboxState &state, const HttpRequest &, const QJsonObject &body) {
            return MidtransAdmin(state.midtrans).planWebhooks(body);
        });
    add("POST", "midtrans/webhooks", [](SandboxState &state, const HttpRequest &, const QJsonObject &body) {
        return MidtransAdmin(state.midtrans).sendWebhook(body);
    });
}

void AdminRoutes::addKomerce()
{
    add("GET", "komerce/settings", [](SandboxState &state, const HttpRequest &, const QJsonObject &) {
        return changeSettings(state.komerce.settings(), {});
    });
    add("PATCH", "komerce/settings", [](SandboxState &state, const HttpRequest &, const QJsonObject &body) {
        return changeSettings(state.komerce.settings(), body);
    });
    add("POST", "komerce/parcels", [](SandboxState &state, const HttpRequest &, const QJsonObject &body) {
        return KomerceAdmin(state.komerce).create(body);
    });
    add("GET", "komerce/parcels/{name}",
        [](SandboxState &state, const HttpRequest &request, const QJsonObject &) {
            return KomerceAdmin(state.komerce).show(request.parameter(QStringLiteral("name")));
        });
    add("POST", "komerce/parcels/{name}/{action}",
        [](SandboxState &state, const HttpRequest &request, const QJsonObject &body) {
            return KomerceAdmin(state.komerce)
                .act(request.parameter(QStringLiteral("name")), request.parameter(QStringLiteral("action")),
                     body);
        });
    add("POST", "komerce/webhook-plans",
        [](SandboxState &state, const HttpRequest &, const QJsonObject &body) {
            return KomerceAdmin(state.komerce).planWebhooks(body);
        });
    add("POST", "komerce/webhooks", [](SandboxState &state, const HttpRequest &, const QJsonObject &body) {
        return KomerceAdmin(state.komerce).sendWebhook(body);
    });
}

void AdminRoutes::addControl()
{
    m_router.add("POST", QStringLiteral("/_sandbox/clock"), [this](const HttpRequest &request) {
        return withBody(request, [&](const QJsonObject &body) { return moveClock(body); });
    });
    m_router.add("POST", QStringLiteral("/_sandbox/reset"), [this](const HttpRequest &request) {
        return withBody(request, [&](const QJsonObject &body) { return reset(body); });
    });
    m_router.add("POST", QStringLiteral("/_sandbox/ports/{product}"), [this](const HttpRequest &request) {
        return withBody(request, [&](const QJsonObject &body) {
            return setPort(request.parameter(QStringLiteral("product")), body);
        });
    });
    m_router.add("POST", QStringLiteral("/_sandbox/settle"), [this](const HttpRequest &) {
        m_runner.settle();
        return json(done());
    });
}

Reply AdminRoutes::moveClock(const QJsonObject &body)
{
    const QString problem =
        m_runner.with([&](SandboxState &state) { return moveClockIn(state.context.clock, body); });
    if (!problem.isEmpty())
        return refused(400, problem);
    m_runner.settle();
    return m_runner.with([](SandboxState &state) { return done(described(state.context.clock)); });
}

Reply AdminRoutes::reset(const QJsonObject &body)
{
    const QString start = body.value(QStringLiteral("start")).toString();
    if (body.isEmpty()) {
        m_runner.reset({});
        return done();
    }
    const std::optional<Moment> moment = fromRfc3339(start);
    if (!moment)
        return refused(400, QStringLiteral("start must be an RFC 3339 time with an offset"));
    // Without a seed the ids are new ones.
    const QJsonValue seed = body.value(QStringLiteral("seed"));
    m_runner.reset(StartSettings{*moment, quint64(seed.toInteger(1)), !seed.isUndefined()});
    return done();
}

Reply AdminRoutes::setPort(const QString &name, const QJsonObject &body)
{
    const std::optional<Product> product = productOf(name);
    if (!product)
        return refused(404, QStringLiteral("unknown product; use midtrans, komerce or tracking"));
    if (!body.value(QStringLiteral("open")).toBool(true)) {
        m_ports.close(*product);
        return done();
    }
    const auto opened = m_ports.open(*product);
    return opened ? done({{QStringLiteral("port"), *opened}}) : refused(409, opened.error());
}

} // namespace meja::sandbox
