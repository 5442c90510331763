#pragma once

#include "ports/gatewaycalllog.h"

#include <QList>

namespace meja {

/// A call log in memory, with failures on request.
class MemoryCallLog : public GatewayCallLog
{
public:
    Result<GatewayCallId> begin(const GatewayCall &call) override
    {
        if (isBroken)
            return failure(ErrorKind::OutcomeUnknown, QStringLiteral("no database"));
        calls.append(call);
        calls.last().id = GatewayCallId{calls.size()};
        return calls.constLast().id;
    }

    Result<> end(const GatewayCall &call) override
    {
        if (losesEnds)
            return failure(ErrorKind::Unavailable, QStringLiteral("no database"));
        calls[call.id.value - 1] = call;
        return {};
    }

    Result<GatewayCall> read(GatewayCallId id) override
    {
        if (id.value < 1 || id.value > calls.size())
            return failure(ErrorKind::NotFound, QStringLiteral("no call %1").arg(id.value));
        return calls[id.value - 1];
    }

    Result<bool> spend(const QString &partner, Instant, int limit) override
    {
        spentBy = partner;
        return ++spent <= limit;
    }

    QList<GatewayCall> calls;
    QString spentBy;
    int spent = 0;
    bool isBroken = false;
    bool losesEnds = false;
};

} // namespace meja
