#include "ledgercomparison.h"

#include <algorithm>

namespace meja {

namespace {

/// The payment statuses that match a transaction status at Midtrans when no process is running.
QStringList matchingStatuses(const QString &transactionStatus)
{
    static const QHash<QString, QStringList> known{
        {QString(), {QStringLiteral("PENDING"), QStringLiteral("EXPIRED")}},
        {QStringLiteral("pending"), {QStringLiteral("PENDING")}},
        {QStringLiteral("capture"), {QStringLiteral("PAID"), QStringLiteral("REFUND_PENDING")}},
        {QStringLiteral("settlement"),
         {QStringLiteral("PAID"), QStringLiteral("REFUND_PENDING"), QStringLiteral("REFUND_FAILED")}},
        {QStringLiteral("partial_refund"),
         {QStringLiteral("PARTIALLY_REFUNDED"), QStringLiteral("REFUND_PENDING"),
          QStringLiteral("REFUND_FAILED")}},
        {QStringLiteral("refund"), {QStringLiteral("REFUNDED")}},
        {QStringLiteral("cancel"), {QStringLiteral("CANCELLED")}},
        {QStringLiteral("expire"), {QStringLiteral("EXPIRED")}},
        {QStringLiteral("deny"), {QStringLiteral("FAILED")}}};
    return known.value(transactionStatus);
}

bool holdsMoney(const QString &transactionStatus)
{
    return transactionStatus == QLatin1String("settlement") ||
           transactionStatus == QLatin1String("capture") ||
           transactionStatus == QLatin1String("partial_refund");
}

} // namespace

LedgerComparison::LedgerComparison(ChaosEnvironment &environment, qint64 since)
    : m_environment(environment), m_since(since)
{
    const QJsonObject ledger = environment.sandbox().call("GET", QStringLiteral("ledger"));
    for (const auto &value : ledger.value(QStringLiteral("effects")).toArray()) {
        const QJsonObject effect = value.toObject();
        m_effects.append({effect.value(QStringLiteral("kind")).toString(),
                          effect.value(QStringLiteral("subject")).toString(),
                          effect.value(QStringLiteral("key")).toString(),
                          effect.value(QStringLiteral("amount")).toInteger()});
    }
}

QStringList LedgerComparison::findings()
{
    compareRefunds();
    compareKeys();
    comparePayments();
    compareParcels();
    return m_findings;
}

qsizetype LedgerComparison::count(const QString &kind, const QString &subject) const
{
    return std::count_if(m_effects.cbegin(), m_effects.cend(), [&](const Effect &effect) {
        return effect.kind == kind && effect.subject == subject;
    });
}

qint64 LedgerComparison::refunded(const QString &subject) const
{
    qint64 sum = 0;
    for (const Effect &effect : m_effects)
        sum += effect.kind == QLatin1String("refund") && effect.subject == subject ? effect.amount : 0;
    return sum;
}

QList<QStringList> LedgerComparison::rows(const QString &sql)
{
    return m_environment.books().rows(sql.arg(m_since));
}

/// Each refund at Midtrans must be in our database exactly once, with its key and amount, as succeeded.
void LedgerComparison::compareRefunds()
{
    QHash<QString, QStringList> known;
    for (const QStringList &row : rows(QStringLiteral(
             "select distinct a.refund_key, a.amount, p.midtrans_order_id, r.refund_key, r.state"
             "  from refund_attempts as a join refunds as r on r.id = a.refund_id"
             "  join payments as p on p.id = r.payment_id where r.order_id > %1")))
        known.insert(row.at(0), row);
    QStringList seen;
    for (const Effect &effect : std::as_const(m_effects)) {
        if (effect.kind != QLatin1String("refund"))
            continue;
        const QStringList ours = known.value(effect.key);
        const QString what = QStringLiteral("refund %1 of %2").arg(effect.key).arg(effect.amount);
        if (seen.contains(effect.key))
            report(what + QStringLiteral(" was executed twice at Midtrans"));
        seen.append(effect.key);
        if (ours.isEmpty())
            report(what + QStringLiteral(" has no refund attempt in our database"));
        else if (ours.at(1).toLongLong() != effect.amount || ours.at(2) != effect.subject)
            report(what + QStringLiteral(" is in our database as ") + ours.join(u' '));
        else if (ours.at(3) != effect.key || ours.at(4) != QLatin1String("SUCCEEDED"))
            report(what + QStringLiteral(" succeeded at Midtrans, but our refund is ") + ours.at(4));
    }
}

/// A refund that succeeded in our database must have an effect at Midtrans, and no other refund may have one.
void LedgerComparison::compareKeys()
{
    for (const QStringList &row :
         rows(QStringLiteral("select refund_key, state, amount from refunds"
                             " where order_id > %1 and method = 'GATEWAY' and not is_from_outside"))) {
        const bool hasEffect = std::any_of(m_effects.cbegin(), m_effects.cend(), [&](const Effect &effect) {
            return effect.kind == QLatin1String("refund") && effect.key == row.at(0);
        });
        if (hasEffect != (row.at(1) == QLatin1String("SUCCEEDED")))
            report(QStringLiteral("refund %1 of %2 is %3, but Midtrans has %4")
                       .arg(row.at(0), row.at(2), row.at(1),
                            hasEffect ? QStringLiteral("executed it") : QStringLiteral("not executed it")));
    }
}

void LedgerComparison::comparePayments()
{
    for (const QStringList &row : rows(QStringLiteral(
             "select p.midtrans_order_id, p.status, p.refunded_amount, p.gross_amount, o.status,"
             "       exists (select from refunds where payment_id = p.id"
             "                  and (method = 'MANUAL' or state in ('REQUESTED', 'REJECTED', 'FAILED', "
             "'NEEDS_PERSON')))"
             "  from payments as p join orders as o on o.id = p.order_id where o.id > %1"))) {
        const QString transaction = m_environment.sandbox()
                                        .call("GET", QStringLiteral("midtrans/transactions/") + row.at(0))
                                        .value(QStringLiteral("transaction_status"))
                                        .toString();
        const qint64 refundedAtMidtrans = refunded(row.at(0));
        const QString what = QStringLiteral("payment %1 (%2, order %3): Midtrans has \"%4\"")
                                 .arg(row.at(0), row.at(1), row.at(4), transaction);
        if (!matchingStatuses(transaction).contains(row.at(1)))
            report(what);
        if (row.at(2).toLongLong() != refundedAtMidtrans || refundedAtMidtrans > row.at(3).toLongLong())
            report(what + QStringLiteral("; refunded %1 at Midtrans, %2 in our database, of %3")
                              .arg(refundedAtMidtrans)
                              .arg(row.at(2), row.at(3)));
        if (row.at(4) == QLatin1String("DIBATALKAN") && transaction == QLatin1String("pending"))
            report(what + QStringLiteral("; it can still be paid"));
        const bool needsPerson = row.at(5) == QLatin1String("t");
        if (row.at(4) == QLatin1String("DIBATALKAN") && holdsMoney(transaction) && !needsPerson)
            report(what + QStringLiteral("; money is left without a refund"));
    }
}

void LedgerComparison::compareParcels()
{
    for (const QStringList &row :
         rows(QStringLiteral("select s.komerce_order_no, s.status, o.status from shipments as s"
                             "  join orders as o on o.id = s.order_id where o.id > %1"))) {
        const qsizetype cancelled = count(QStringLiteral("cancelled"), row.at(0));
        const bool isPickedUp = count(QStringLiteral("picked_up"), row.at(0)) > 0;
        const bool isOver = row.at(2) == QLatin1String("DIBATALKAN");
        const QString what = QStringLiteral("parcel %1 (%2, order %3)").arg(row.at(0), row.at(1), row.at(2));
        if (cancelled > 1)
            report(what + QStringLiteral(" was cancelled more than once"));
        if ((cancelled > 0) != (row.at(1) == QLatin1String("CANCELLED")) || (cancelled > 0) != isOver)
            report(what + QStringLiteral(": Komerce has cancelled it %1 time(s)").arg(cancelled));
        if (isPickedUp && isOver)
            report(what + QStringLiteral(" was picked up although its order is cancelled"));
    }
}

} // namespace meja
