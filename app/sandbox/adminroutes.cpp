#include "adminroutes.h"

#include "komercedesk.h"
#include "midtransdesk.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace meja::sandbox {

namespace {

HttpAnswer json(const Reply &reply)
{
    return HttpAnswer::json(reply.status, QJsonDocument(reply.body).toJson(QJsonDocument::Compact));
}

/// Nothing when there is a body and it is no JSON object.
std::optional<QJsonObject> bodyOf(const HttpRequest &request)
{
    if (request.body.isEmpty())
        return QJsonObject();
    const QJsonDocument read = QJsonDocument::fromJson(request.body);
    if (!read.isObject())
        return {};
    return read.object();
}

/// Runs `work` on the body, or says that it is none.
template <class Work>
HttpAnswer withBody(const HttpRequest &request, const Work &work)
{
    const std::optional<QJsonObject> body = bodyOf(request);
    return json(body ? work(*body) : refused(400, QStringLiteral("the body is no JSON object")));
}

QString item(const HttpRequest &request, const char *name)
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
Reply changed(Settings &settings, const QJsonObject &wish)
{
    if (const QString problem = apply(settings, Settings::switches(), wish); !problem.isEmpty())
        return refused(400, problem);
    return done(sandbox::described(settings, Settings::switches()));
}

QString moveClockIn(VirtualClock &clock, const QJsonObject &wish)
{
    const QString mode = wish.value(QStringLiteral("mode")).toString();
    const Moment real = Stage::realNow();
    if (mode == QLatin1String("frozen"))
        clock.freeze(real);
    else if (mode == QLatin1String("running"))
        clock.run(real);
    else if (mode == QLatin1String("wall"))
        clock.follow(real);
    else if (!mode.isEmpty())
        return QStringLiteral("unknown mode");
    const Moment by = wish.value(QStringLiteral("advance_milliseconds")).toInteger() +
                      wish.value(QStringLiteral("advance_seconds")).toInteger() * Second;
    const std::optional<Moment> to = fromRfc3339(wish.value(QStringLiteral("to")).toString());
    if (by < 0 || (wish.contains(QStringLiteral("to")) && (!to || *to < clock.goal(real))))
        return QStringLiteral("time does not go back");
    clock.advance(to ? *to - clock.goal(real) : by);
    return {};
}

} // namespace

AdminRoutes::AdminRoutes(Stage &stage, Ports &ports) : m_stage(stage), m_ports(ports)
{
    addReading();
    addFaults();
    addMidtrans();
    addKomerce();
    addWhole();
}

void AdminRoutes::add(const char *method, const char *pattern, Work work)
{
    m_router.add(method, QStringLiteral("/_sandbox/") + QString::fromLatin1(pattern),
                 [this, work = std::move(work)](const HttpRequest &request) {
                     return withBody(request, [&](const QJsonObject &body) {
                         return m_stage.with([&](World &world) { return work(world, request, body); });
                     });
                 });
}

void AdminRoutes::addReading()
{
    add("GET", "health", [](World &, const HttpRequest &, const QJsonObject &) {
        return done({{QStringLiteral("status"), QStringLiteral("ok")}});
    });
    add("GET", "clock", [](World &world, const HttpRequest &, const QJsonObject &) {
        return done(described(world.surroundings.clock));
    });
    add("GET", "ledger", [](World &world, const HttpRequest &request, const QJsonObject &) {
        const Ledger &ledger = world.surroundings.ledger;
        return done({{QStringLiteral("effects"),
                      ledger.toJson(item(request, "subject"), item(request, "skip").toInt())},
                     {QStringLiteral("total"), ledger.effects().size()}});
    });
    add("GET", "requests", [](World &world, const HttpRequest &request, const QJsonObject &) {
        return done({{QStringLiteral("requests"),
                      world.requests.toJson(item(request, "endpoint"), item(request, "subject"),
                                            item(request, "skip").toInt())},
                     {QStringLiteral("total"), world.requests.size()}});
    });
    add("GET", "webhooks", [](World &world, const HttpRequest &request, const QJsonObject &) {
        return done(
            {{QStringLiteral("webhooks"), world.surroundings.postbox.toJson(item(request, "subject"))},
             {QStringLiteral("komerce_is_active"), world.komerce.webhooks().isActive()}});
    });
}

void AdminRoutes::addFaults()
{
    add("GET", "faults", [](World &world, const HttpRequest &, const QJsonObject &) {
        return done({{QStringLiteral("faults"), world.faults.toJson()}});
    });
    add("POST", "faults", [](World &world, const HttpRequest &, const QJsonObject &wish) {
        QString problem;
        const std::optional<Fault> fault = Fault::fromJson(wish, problem);
        if (!fault)
            return refused(400, problem);
        return done({{QStringLiteral("id"), world.faults.add(*fault)}});
    });
    add("DELETE", "faults", [](World &world, const HttpRequest &, const QJsonObject &) {
        world.faults.clear();
        return done();
    });
    add("DELETE", "faults/{id}", [](World &world, const HttpRequest &request, const QJsonObject &) {
        const bool isGone = world.faults.remove(request.parameter(QStringLiteral("id")).toLongLong());
        return isGone ? done() : refused(404, QStringLiteral("no such fault"));
    });
}

void AdminRoutes::addMidtrans()
{
    add("GET", "midtrans/settings", [](World &world, const HttpRequest &, const QJsonObject &) {
        return changed(world.midtrans.settings(), {});
    });
    add("PATCH", "midtrans/settings", [](World &world, const HttpRequest &, const QJsonObject &wish) {
        return changed(world.midtrans.settings(), wish);
    });
    add("POST", "midtrans/transactions", [](World &world, const HttpRequest &, const QJsonObject &wish) {
        return MidtransDesk(world.midtrans).create(wish);
    });
    add("GET", "midtrans/transactions/{id}",
        [](World &world, const HttpRequest &request, const QJsonObject &) {
            return MidtransDesk(world.midtrans).show(request.parameter(QStringLiteral("id")));
        });
    add("POST", "midtrans/transactions/{id}/{action}",
        [](World &world, const HttpRequest &request, const QJsonObject &wish) {
            return MidtransDesk(world.midtrans)
                .act(request.parameter(QStringLiteral("id")), request.parameter(QStringLiteral("action")),
                     wish);
        });
    add("POST", "midtrans/webhook-plans", [](World &world, const HttpRequest &, const QJsonObject &wish) {
        return MidtransDesk(world.midtrans).planWebhooks(wish);
    });
    add("POST", "midtrans/webhooks", [](World &world, const HttpRequest &, const QJsonObject &wish) {
        return MidtransDesk(world.midtrans).sendWebhook(wish);
    });
}

void AdminRoutes::addKomerce()
{
    add("GET", "komerce/settings", [](World &world, const HttpRequest &, const QJsonObject &) {
        return changed(world.komerce.settings(), {});
    });
    add("PATCH", "komerce/settings", [](World &world, const HttpRequest &, const QJsonObject &wish) {
        return changed(world.komerce.settings(), wish);
    });
    add("POST", "komerce/parcels", [](World &world, const HttpRequest &, const QJsonObject &wish) {
        return KomerceDesk(world.komerce).create(wish);
    });
    add("GET", "komerce/parcels/{name}", [](World &world, const HttpRequest &request, const QJsonObject &) {
        return KomerceDesk(world.komerce).show(request.parameter(QStringLiteral("name")));
    });
    add("POST", "komerce/parcels/{name}/{action}",
        [](World &world, const HttpRequest &request, const QJsonObject &wish) {
            return KomerceDesk(world.komerce)
                .act(request.parameter(QStringLiteral("name")), request.parameter(QStringLiteral("action")),
                     wish);
        });
    add("POST", "komerce/webhook-plans", [](World &world, const HttpRequest &, const QJsonObject &wish) {
        return KomerceDesk(world.komerce).planWebhooks(wish);
    });
    add("POST", "komerce/webhooks", [](World &world, const HttpRequest &, const QJsonObject &wish) {
        return KomerceDesk(world.komerce).sendWebhook(wish);
    });
}

void AdminRoutes::addWhole()
{
    m_router.add("POST", QStringLiteral("/_sandbox/clock"), [this](const HttpRequest &request) {
        return withBody(request, [&](const QJsonObject &wish) { return moveClock(wish); });
    });
    m_router.add("POST", QStringLiteral("/_sandbox/reset"), [this](const HttpRequest &request) {
        return withBody(request, [&](const QJsonObject &wish) { return reset(wish); });
    });
    m_router.add("POST", QStringLiteral("/_sandbox/ports/{product}"), [this](const HttpRequest &request) {
        return withBody(request, [&](const QJsonObject &wish) {
            return setPort(request.parameter(QStringLiteral("product")), wish);
        });
    });
    m_router.add("POST", QStringLiteral("/_sandbox/settle"), [this](const HttpRequest &) {
        m_stage.settle();
        return json(done());
    });
}

Reply AdminRoutes::moveClock(const QJsonObject &wish)
{
    const QString problem =
        m_stage.with([&](World &world) { return moveClockIn(world.surroundings.clock, wish); });
    if (!problem.isEmpty())
        return refused(400, problem);
    m_stage.settle();
    return m_stage.with([](World &world) { return done(described(world.surroundings.clock)); });
}

Reply AdminRoutes::reset(const QJsonObject &wish)
{
    const QString start = wish.value(QStringLiteral("start")).toString();
    if (wish.isEmpty()) {
        m_stage.reset({});
        return done();
    }
    const std::optional<Moment> moment = fromRfc3339(start);
    if (!moment)
        return refused(400, QStringLiteral("start is no time with an offset"));
    m_stage.reset(Beginning{*moment, quint64(wish.value(QStringLiteral("seed")).toInteger(1))});
    return done();
}

Reply AdminRoutes::setPort(const QString &name, const QJsonObject &wish)
{
    const std::optional<Product> product = productOf(name);
    if (!product)
        return refused(404, QStringLiteral("no such product"));
    if (!wish.value(QStringLiteral("open")).toBool(true)) {
        m_ports.close(*product);
        return done();
    }
    const auto opened = m_ports.open(*product);
    return opened ? done({{QStringLiteral("port"), *opened}}) : refused(409, opened.error());
}

} // namespace meja::sandbox
