#include "cancellation.h"

#include "codes.h"

namespace meja {

namespace {

constexpr CodeTable<CancelStep, 5> stepCodes{{
    {CancelStep::Requested, QLatin1String("REQUESTED")},
    {CancelStep::ShipmentCancelled, QLatin1String("SHIPMENT_CANCELLED")},
    {CancelStep::OrderCancelled, QLatin1String("ORDER_CANCELLED")},
    {CancelStep::Finished, QLatin1String("FINISHED")},
    {CancelStep::Refused, QLatin1String("REFUSED")},
}};

} // namespace

QString code(CancelStep step)
{
    return codeIn(stepCodes, step);
}

std::optional<CancelStep> cancelStepFromCode(const QString &code)
{
    return valueIn(stepCodes, code);
}

bool isLive(CancelStep step)
{
    return step != CancelStep::Finished && step != CancelStep::Refused;
}

} // namespace meja
