#include "midtransstatus.h"

#include <QHash>
#include <QList>

namespace meja::sandbox {

namespace {

using enum MidtransStatus;

constexpr struct
{
    MidtransStatus status;
    const char *word;
    int code;
    int webhookCode;
} statusWords[] = {
    {None, "", 404, 404},
    {Authorize, "authorize", 200, 200},
    {Capture, "capture", 200, 200},
    {Settlement, "settlement", 200, 200},
    {Pending, "pending", 201, 201},
    {Deny, "deny", 202, 202},
    {Cancel, "cancel", 200, 202},
    {Expire, "expire", 407, 202},
    {Failure, "failure", 202, 202},
    {Refund, "refund", 200, 200},
    {PartialRefund, "partial_refund", 200, 200},
    {Chargeback, "chargeback", 200, 200},
    {PartialChargeback, "partial_chargeback", 200, 200},
};

const QHash<MidtransStatus, QList<MidtransStatus>> &successors()
{
    static const QHash<MidtransStatus, QList<MidtransStatus>> table{
        {None, {Pending, Authorize, Capture, Settlement, Deny, Failure}},
        {Authorize, {Capture, Cancel, Deny, Expire}},
        {Capture, {Settlement, Cancel}},
        {Settlement, {Refund, PartialRefund, Chargeback, PartialChargeback, Deny}},
        {Pending, {Settlement, Capture, Expire, Cancel, Deny}},
        {Deny, {Settlement}},
        {PartialRefund, {PartialRefund, Refund}},
        {PartialChargeback, {Chargeback}},
    };
    return table;
}

} // namespace

QString word(MidtransStatus status)
{
    return QString::fromLatin1(statusWords[int(status)].word);
}

std::optional<MidtransStatus> midtransStatus(const QString &word)
{
    for (const auto &each : statusWords)
        if (!word.isEmpty() && word == QLatin1String(each.word))
            return each.status;
    return {};
}

bool canTransition(MidtransStatus from, MidtransStatus to)
{
    return successors().value(from).contains(to);
}

int statusCode(MidtransStatus status)
{
    return statusWords[int(status)].code;
}

int webhookCode(MidtransStatus status)
{
    return statusWords[int(status)].webhookCode;
}

} // namespace meja::sandbox
