#include "apihelp.h"
#include "staffroutes.h"

#include <array>
#include <utility>

namespace meja {

namespace {

constexpr std::array choices{
    std::pair{AttentionChoice::Note, QLatin1String("note")},
    std::pair{AttentionChoice::TryAgain, QLatin1String("try_again")},
    std::pair{AttentionChoice::ShipmentCancelled, QLatin1String("shipment_cancelled")},
    std::pair{AttentionChoice::CourierKeepsIt, QLatin1String("courier_keeps_it")},
};

AttentionChoice choiceIn(const ApiCall &call)
{
    const QString wanted = call.text(QStringLiteral("choice"));
    for (const auto &[choice, name] : choices) {
        if (name == wanted)
            return choice;
    }
    Q_UNREACHABLE(); // The shape lets no other word through.
}

ApiResult resolve(const ApiCall &call)
{
    const QString note = call.text(QStringLiteral("note"));
    return done(deskOf(call).attention.resolve(call.id<AttentionId>(QStringLiteral("id")), choiceIn(call),
                                               note, call.actor(note)));
}

} // namespace

QList<ApiRoute> attentionRoutes()
{
    QStringList names;
    for (const auto &[choice, name] : choices)
        names.append(name);
    return {
        {"POST",
         QStringLiteral("/staff/v1/attention/{id}/resolve"),
         QStringLiteral("resolveAttention"),
         QStringLiteral("Settles what no program can"),
         Access::Staff,
         true,
         {Field::choice(QStringLiteral("choice"), QStringLiteral("What was decided"), names),
          Field::text(QStringLiteral("note"), QStringLiteral("What was found out or done"), 1, 1000)},
         200,
         {},
         resolve},
    };
}

} // namespace meja
