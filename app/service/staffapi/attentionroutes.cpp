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
    std::pair{AttentionChoice::ParcelDelivered, QLatin1String("parcel_delivered")},
    std::pair{AttentionChoice::ParcelReturned, QLatin1String("parcel_returned")},
    std::pair{AttentionChoice::ParcelLost, QLatin1String("parcel_lost")},
};

AttentionChoice choiceIn(const ApiCall &call)
{
    const QString chosen = call.text(QStringLiteral("choice"));
    for (const auto &[choice, name] : choices) {
        if (name == chosen)
            return choice;
    }
    Q_UNREACHABLE(); // The shape accepts no other value.
}

ApiResult resolve(const ApiCall &call)
{
    const QString note = call.text(QStringLiteral("note"));
    return done(servicesOf(call).attention.resolve(call.id<AttentionId>(QStringLiteral("id")), choiceIn(call),
                                                   note, call.actor(note)));
}

} // namespace

QList<ApiRoute> attentionRoutes()
{
    QStringList names;
    for (const auto &[choice, name] : choices)
        names.append(name);
    return {
        {.method = "POST",
         .pattern = QStringLiteral("/staff/v1/attention/{id}/resolve"),
         .operation = QStringLiteral("resolveAttention"),
         .summary = QStringLiteral("Resolve an attention item"),
         .access = Access::Staff,
         .body = {Field::choice(QStringLiteral("choice"), QStringLiteral("The decision"), names),
                  Field::text(QStringLiteral("note"), QStringLiteral("What was found out or done"), 1, 1000)},
         .handle = resolve},
    };
}

} // namespace meja
