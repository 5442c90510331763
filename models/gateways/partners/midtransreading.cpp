#include "midtransreading.h"

#include "midtransanswer.h"
#include "partnertext.h"

#include <QJsonArray>

namespace meja {

namespace {

/// A no that leaves no doubt: the request or our account with Midtrans is off, and nothing happened.
bool isOurFault(int code)
{
    switch (code) {
    case 400: // validation
    case 401: // key
    case 402: // no access to this payment type
    case 403: // Accept header
    case 405: // method
    case 408: // data type
    case 411: // token
    case 413: // malformed body
        return true;
    default:
        return false;
    }
}

/// What is the same for questions and for ending a transaction; nothing when the body's code decides.
template <class T>
std::optional<Reading<T>> readCommon(const MidtransAnswer &answer)
{
    switch (answer.kind()) {
    case MidtransAnswer::Kind::Said:
        break;
    case MidtransAnswer::Kind::RateLimited:
        return failed<T>(answer, ErrorKind::Unavailable, QStringLiteral("rate-limited"));
    case MidtransAnswer::Kind::NotAllowed:
        return failed<T>(answer, ErrorKind::Rejected);
    case MidtransAnswer::Kind::StillRunning:
    case MidtransAnswer::Kind::Broken:
    case MidtransAnswer::Kind::Unreadable:
        return failed<T>(answer, ErrorKind::OutcomeUnknown);
    }
    if (isOurFault(answer.code()))
        return failed<T>(answer, ErrorKind::Rejected);
    return std::nullopt;
}

QString word(const QJsonObject &body, const char *key)
{
    return textOf(body.value(QLatin1String(key))).toLower();
}

// GET status ---------------------------------------------------------------------------------------

/// Nothing when an entry can't be read: then none can be trusted to be all there are.
std::optional<QList<GatewayRefund>> refundsOf(const QJsonObject &body)
{
    QList<GatewayRefund> refunds;
    for (const QJsonValue &value : body.value(QLatin1String("refunds")).toArray()) {
        const QJsonObject entry = value.toObject();
        const auto amount = rupiahOf(entry.value(QLatin1String("refund_amount")));
        QString key = textOf(entry.value(QLatin1String("refund_key")));
        if (key.isEmpty())
            key = textOf(entry.value(QLatin1String("refund_chargeback_id")));
        if (!amount || key.isEmpty())
            return std::nullopt;
        refunds.append({key, *amount, instantOf(entry.value(QLatin1String("created_at"))),
                        instantOf(entry.value(QLatin1String("bank_confirmed_at")))});
    }
    return refunds;
}

QString bankOf(const QJsonObject &body)
{
    const QJsonObject account = body.value(QLatin1String("va_numbers")).toArray().first().toObject();
    const QString bank = word(account, "bank");
    return bank.isEmpty() ? word(body, "bank") : bank;
}

std::optional<Rupiah> grossWithoutFee(const QJsonObject &body)
{
    const QJsonObject extra =
        body.value(QLatin1String("metadata")).toObject().value(QLatin1String("extra_info")).toObject();
    const QJsonObject info = extra.value(QLatin1String("gross_amount_info")).toObject();
    return rupiahOf(info.value(QLatin1String("original_amount")));
}

/// Nothing when what the books need can't be read.
std::optional<GatewayTransaction> transactionOf(const QJsonObject &body)
{
    const auto gross = rupiahOf(body.value(QLatin1String("gross_amount")));
    const auto refunds = refundsOf(body);
    GatewayTransaction transaction;
    transaction.rawStatus = textOf(body.value(QLatin1String("transaction_status")));
    transaction.status = transactionStatusFromWord(transaction.rawStatus);
    const bool showsRefunds = transaction.status == TransactionStatus::Refund ||
                              transaction.status == TransactionStatus::PartialRefund;
    // Refunds that are not named could be taken for refunds that never were.
    if (!gross || !refunds || transaction.rawStatus.isEmpty() || (showsRefunds && refunds->isEmpty()))
        return std::nullopt;
    transaction.transactionId = textOf(body.value(QLatin1String("transaction_id")));
    transaction.fraudStatus = word(body, "fraud_status");
    transaction.paymentType = word(body, "payment_type");
    transaction.bank = bankOf(body);
    transaction.offUs =
        word(body, "transaction_type").replace(QLatin1Char('_'), QLatin1Char('-')) == QLatin1String("off-us");
    transaction.gross = *gross;
    transaction.grossWithoutFee = grossWithoutFee(body);
    transaction.transactionAt = instantOf(body.value(QLatin1String("transaction_time")));
    transaction.settledAt = instantOf(body.value(QLatin1String("settlement_time")));
    transaction.refunds = *refunds;
    return transaction;
}

} // namespace

Reading<GatewayTransaction> readMidtransStatus(const CallAnswer &bytes, const TransactionRef &asked)
{
    const MidtransAnswer answer(bytes);
    if (auto common = readCommon<GatewayTransaction>(answer))
        return *common;
    if (answer.code() == 404)
        return failed<GatewayTransaction>(answer, ErrorKind::NotFound);
    // The code follows the transaction, or doesn't: only the transaction's own status counts.
    const auto transaction = transactionOf(answer.body());
    if (!transaction || !answer.isAbout(asked))
        return failed<GatewayTransaction>(answer, ErrorKind::OutcomeUnknown);
    return said(answer, *transaction);
}

// Cancel and expire --------------------------------------------------------------------------------

Reading<VoidAnswer> readMidtransVoid(const CallAnswer &bytes, const TransactionRef &asked, VoidKind kind)
{
    const MidtransAnswer answer(bytes);
    if (auto common = readCommon<VoidAnswer>(answer))
        return *common;
    const bool isCancel = kind == VoidKind::Cancel;
    if (answer.code() == (isCancel ? 200 : 407) && answer.isAbout(asked))
        return said(answer, VoidAnswer::Voided);
    if (answer.code() == 404)
        return said(answer, VoidAnswer::NotFound, CallOutcome::Rejected);
    // 407 to a wish to cancel: it has expired meanwhile.
    if (answer.code() == 412 || (isCancel && answer.code() == 407))
        return said(answer, VoidAnswer::NotAllowed, CallOutcome::Rejected);
    return failed<VoidAnswer>(answer, ErrorKind::OutcomeUnknown);
}

// Refund -------------------------------------------------------------------------------------------

namespace {

RefundAnswer refundAnswer(const MidtransAnswer &answer, RefundAnswer::Kind kind)
{
    return {kind, rupiahOf(answer.body().value(QLatin1String("refund_amount"))), answer.detail()};
}

Reading<RefundAnswer> refused(const MidtransAnswer &answer, RefundAnswer::Kind kind)
{
    return said(answer, refundAnswer(answer, kind), CallOutcome::Rejected);
}

bool isAboutRefund(const MidtransAnswer &answer, const TransactionRef &asked, const QString &key)
{
    const QString echoed = textOf(answer.body().value(QLatin1String("refund_key")));
    return answer.isAbout(asked) && (echoed.isEmpty() || echoed == key);
}

/// 202 in the body is the bank's no, but with HTTP 202 it may be "the same request is still running". A
/// denial allows another try under a new key, so it has to show that nothing went.
Reading<RefundAnswer> readDenial(const MidtransAnswer &answer)
{
    const RefundAnswer denied = refundAnswer(answer, RefundAnswer::Kind::Denied);
    const bool showsNothingWent = denied.amount == Rupiah(0);
    if (denied.amount && !showsNothingWent)
        return failed<RefundAnswer>(answer, ErrorKind::OutcomeUnknown);
    if (answer.httpStatus() == 202 && !showsNothingWent)
        return refused(answer, RefundAnswer::Kind::TryLater);
    return said(answer, denied, CallOutcome::Rejected);
}

Reading<RefundAnswer> readSaid(const MidtransAnswer &answer, const TransactionRef &asked, const QString &key)
{
    using Kind = RefundAnswer::Kind;
    if (isOurFault(answer.code()))
        return refused(answer, Kind::Wrong);
    switch (answer.code()) {
    case 404:
        return refused(answer, Kind::Wrong);
    case 406:
        return refused(answer, Kind::DuplicateKey);
    case 412:
        return refused(answer, Kind::NotRefundable);
    case 414:
        // Too little balance by one page, a wrong amount by another. Nothing happened in both, the sum was
        // checked before, and the same key can't pay twice: trying again later is right or does no harm.
        return refused(answer, Kind::TryLater);
    default:
        break;
    }
    if (!isAboutRefund(answer, asked, key))
        return failed<RefundAnswer>(answer, ErrorKind::OutcomeUnknown);
    if (answer.code() == 200)
        return said(answer, refundAnswer(answer, Kind::Accepted));
    if (answer.code() == 202)
        return readDenial(answer);
    return failed<RefundAnswer>(answer, ErrorKind::OutcomeUnknown);
}

} // namespace

Reading<RefundAnswer> readMidtransRefund(const CallAnswer &bytes, const TransactionRef &asked,
                                         const QString &key)
{
    const MidtransAnswer answer(bytes);
    switch (answer.kind()) {
    case MidtransAnswer::Kind::Said:
        return readSaid(answer, asked, key);
    case MidtransAnswer::Kind::StillRunning:
    case MidtransAnswer::Kind::RateLimited:
        return refused(answer, RefundAnswer::Kind::TryLater);
    case MidtransAnswer::Kind::NotAllowed:
        return refused(answer, RefundAnswer::Kind::Wrong);
    case MidtransAnswer::Kind::Broken:
    case MidtransAnswer::Kind::Unreadable:
        return failed<RefundAnswer>(answer, ErrorKind::OutcomeUnknown);
    }
    Q_UNREACHABLE();
}

} // namespace meja
