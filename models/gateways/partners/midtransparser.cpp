#include "midtransparser.h"

#include "midtransresponse.h"
#include "partnertext.h"

#include <QJsonArray>

namespace meja {

namespace {

/// Codes that mean: the request or our Midtrans account is invalid, and nothing happened.
bool isInvalidRequest(int code)
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

/// Parses the responses that have the same meaning for the status query, cancel and expire; empty if the
/// meaning depends on the operation.
template <class T>
std::optional<ParsedResponse<T>> readCommon(const MidtransResponse &response)
{
    switch (response.kind()) {
    case MidtransResponse::Kind::HasStatusCode:
        break;
    case MidtransResponse::Kind::RateLimited:
        return failed<T>(response, ErrorKind::Unavailable, QStringLiteral("rate-limited"));
    case MidtransResponse::Kind::NotAllowed:
        return failed<T>(response, ErrorKind::Rejected);
    case MidtransResponse::Kind::StillRunning:
    case MidtransResponse::Kind::ServerError:
    case MidtransResponse::Kind::Unreadable:
        return failed<T>(response, ErrorKind::OutcomeUnknown);
    }
    if (isInvalidRequest(response.code()))
        return failed<T>(response, ErrorKind::Rejected);
    return std::nullopt;
}

QString word(const QJsonObject &body, const char *key)
{
    return textOf(body.value(QLatin1String(key))).toLower();
}

// GET status ---------------------------------------------------------------------------------------

/// Empty if an entry cannot be read: then the list could be incomplete.
std::optional<QList<GatewayRefund>> refundsOf(const QJsonObject &body)
{
    QList<GatewayRefund> refunds;
    for (const auto &value : body.value(QLatin1String("refunds")).toArray()) {
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

/// Empty if a field that our records need cannot be read.
std::optional<GatewayTransaction> transactionOf(const QJsonObject &body)
{
    const auto gross = rupiahOf(body.value(QLatin1String("gross_amount")));
    const auto refunds = refundsOf(body);
    GatewayTransaction transaction;
    transaction.rawStatus = textOf(body.value(QLatin1String("transaction_status")));
    transaction.status = transactionStatusFromWord(transaction.rawStatus);
    const bool showsRefunds = transaction.status == TransactionStatus::Refund ||
                              transaction.status == TransactionStatus::PartialRefund;
    // Without entries, a refund that exists would look like a refund that was never made.
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

ParsedResponse<GatewayTransaction> readMidtransStatus(const CallResponse &raw,
                                                      const TransactionRef &transaction)
{
    const MidtransResponse response(raw);
    if (auto common = readCommon<GatewayTransaction>(response))
        return *common;
    if (response.code() == 404)
        return failed<GatewayTransaction>(response, ErrorKind::NotFound);
    // `status_code` does not always match the transaction (gateways.md A.2): only `transaction_status`
    // counts.
    const auto parsed = transactionOf(response.body());
    if (!parsed || !response.isAbout(transaction))
        return failed<GatewayTransaction>(response, ErrorKind::OutcomeUnknown);
    return parsedValue(response, *parsed);
}

// Cancel and expire --------------------------------------------------------------------------------

ParsedResponse<VoidResponse> readMidtransVoid(const CallResponse &raw, const TransactionRef &transaction,
                                              VoidKind kind)
{
    const MidtransResponse response(raw);
    if (auto common = readCommon<VoidResponse>(response))
        return *common;
    const bool isCancel = kind == VoidKind::Cancel;
    if (response.code() == (isCancel ? 200 : 407) && response.isAbout(transaction))
        return parsedValue(response, VoidResponse::Voided);
    if (response.code() == 404)
        return parsedValue(response, VoidResponse::NotFound, CallOutcome::Rejected);
    // 407 in response to a cancel: the transaction has expired in the meantime.
    if (response.code() == 412 || (isCancel && response.code() == 407))
        return parsedValue(response, VoidResponse::NotAllowed, CallOutcome::Rejected);
    return failed<VoidResponse>(response, ErrorKind::OutcomeUnknown);
}

// Refund -------------------------------------------------------------------------------------------

namespace {

RefundResponse refundResult(const MidtransResponse &response, RefundResponse::Kind kind)
{
    return {.kind = kind,
            .amount = rupiahOf(response.body().value(QLatin1String("refund_amount"))),
            .detail = response.detail()};
}

ParsedResponse<RefundResponse> refused(const MidtransResponse &response, RefundResponse::Kind kind)
{
    return parsedValue(response, refundResult(response, kind), CallOutcome::Rejected);
}

bool isAboutRefund(const MidtransResponse &response, const TransactionRef &transaction, const QString &key)
{
    const QString echoedKey = textOf(response.body().value(QLatin1String("refund_key")));
    return response.isAbout(transaction) && (echoedKey.isEmpty() || echoedKey == key);
}

/// `status_code` 202 means that the bank denied the refund, but with HTTP 202 it may mean that the same
/// request is still running. After a denial the caller may retry under a new key, so the amount must be 0.
ParsedResponse<RefundResponse> readDenial(const MidtransResponse &response)
{
    const RefundResponse denied = refundResult(response, RefundResponse::Kind::Denied);
    const bool isAmountZero = denied.amount == Rupiah(0);
    if (denied.amount && !isAmountZero)
        return failed<RefundResponse>(response, ErrorKind::OutcomeUnknown);
    if (response.httpStatus() == 202 && !isAmountZero)
        return refused(response, RefundResponse::Kind::TryLater);
    return parsedValue(response, denied, CallOutcome::Rejected);
}

ParsedResponse<RefundResponse> readStatusCode(const MidtransResponse &response,
                                              const TransactionRef &transaction, const QString &key)
{
    using Kind = RefundResponse::Kind;
    if (isInvalidRequest(response.code()))
        return refused(response, Kind::Wrong);
    switch (response.code()) {
    case 404:
        return refused(response, Kind::Wrong);
    case 406:
        return refused(response, Kind::DuplicateKey);
    case 412:
        return refused(response, Kind::NotRefundable);
    case 414:
        // Midtrans documents this code on one page as "balance too low", on another as "wrong amount". In
        // both cases nothing happened. The amount was checked before, and the same key cannot refund twice,
        // so a later retry is safe.
        return refused(response, Kind::TryLater);
    default:
        break;
    }
    if (!isAboutRefund(response, transaction, key))
        return failed<RefundResponse>(response, ErrorKind::OutcomeUnknown);
    if (response.code() == 200)
        return parsedValue(response, refundResult(response, Kind::Accepted));
    if (response.code() == 202)
        return readDenial(response);
    return failed<RefundResponse>(response, ErrorKind::OutcomeUnknown);
}

} // namespace

ParsedResponse<RefundResponse> readMidtransRefund(const CallResponse &raw, const TransactionRef &transaction,
                                                  const QString &key)
{
    const MidtransResponse response(raw);
    switch (response.kind()) {
    case MidtransResponse::Kind::HasStatusCode:
        return readStatusCode(response, transaction, key);
    case MidtransResponse::Kind::StillRunning:
    case MidtransResponse::Kind::RateLimited: {
        RefundResponse later = refundResult(response, RefundResponse::Kind::TryLater);
        later.retryAfter = raw.retryAfter;
        return parsedValue(response, later, CallOutcome::Rejected);
    }
    case MidtransResponse::Kind::NotAllowed:
        return refused(response, RefundResponse::Kind::Wrong);
    case MidtransResponse::Kind::ServerError:
    case MidtransResponse::Kind::Unreadable:
        return failed<RefundResponse>(response, ErrorKind::OutcomeUnknown);
    }
    Q_UNREACHABLE();
}

} // namespace meja
