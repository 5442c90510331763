#include "orderstatus.h"
#include "paymentstatus.h"
#include "refund.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace meja;

/// The transition tables and the codes of states.
class TransitionsTablesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBackEveryCode();
    void shippedOrdersCannotBeCancelled();
    void finalStatesHaveNoTransition();
    void readsCompletedAsSelesai();
    void commentsListExactlyTheAllowedChanges();
};

namespace {

constexpr std::array orderStatuses{
    OrderStatus::AwaitingPayment, OrderStatus::Paid,       OrderStatus::Processing, OrderStatus::Shipped,
    OrderStatus::Completed,       OrderStatus::Cancelling, OrderStatus::Cancelled,  OrderStatus::Expired};

QStringList splitNames(const QString &names)
{
    static const QRegularExpression comma(QStringLiteral(",\\s*"));
    return names.trimmed().split(comma, Qt::SkipEmptyParts);
}

/// The states of an enumeration in a header's text, in order.
QStringList statesIn(const QString &header, const QString &enumeration)
{
    const QRegularExpression body(QStringLiteral("enum class %1 \\{([^}]*)\\}").arg(enumeration));
    return splitNames(body.match(header).captured(1));
}

/// The changes `From > To` in lines like `///     From, From ──> To, To    reason`, sorted. A line with an
/// arrow that has another form is returned unchanged.
QStringList changesInComment(const QString &header)
{
    static const QRegularExpression form(
        QStringLiteral("^///     (\\w+(?:, \\w+)*) +──> (\\w+(?:, \\w+)*)(?:  .*)?$"));
    QStringList changes;
    for (const QString &line : header.split(u'\n')) {
        if (!line.contains(QStringLiteral("──>")))
            continue;
        const QRegularExpressionMatch match = form.match(line);
        if (!match.hasMatch())
            changes.append(line);
        for (const QString &from : splitNames(match.captured(1))) {
            for (const QString &to : splitNames(match.captured(2)))
                changes.append(from + QLatin1String(" > ") + to);
        }
    }
    changes.sort();
    return changes;
}

/// The changes that `mayBecome` allows, in the same form. `names` has the states in the enumeration's order.
template <class State>
QStringList allowedChanges(const QStringList &names)
{
    QStringList changes;
    for (qsizetype from = 0; from < names.size(); ++from) {
        for (qsizetype to = 0; to < names.size(); ++to) {
            if (mayBecome(static_cast<State>(from), static_cast<State>(to)))
                changes.append(names[from] + QLatin1String(" > ") + names[to]);
        }
    }
    changes.sort();
    return changes;
}

template <class State>
void compareWithComment(const char *file, const QString &enumeration, qsizetype states)
{
    QFile header(QStringLiteral(MEJA_SOURCE_DIR "/models/domain/") + QString::fromLatin1(file));
    QVERIFY2(header.open(QIODevice::ReadOnly), file);
    const QString text = QString::fromUtf8(header.readAll());
    const QStringList names = statesIn(text, enumeration);
    QCOMPARE(names.size(), states);
    QCOMPARE(changesInComment(text), allowedChanges<State>(names));
}

} // namespace

void TransitionsTablesTest::readsBackEveryCode()
{
    for (const OrderStatus status : orderStatuses)
        QVERIFY(orderStatusFromCode(code(status)) == status);
    QVERIFY(!orderStatusFromCode(QStringLiteral("dibayar")));
    QVERIFY(refundStateFromCode(QStringLiteral("NEEDS_PERSON")) == RefundState::NeedsPerson);
    QVERIFY(paymentStatusFromCode(QStringLiteral("DISPUTED")) == PaymentStatus::Disputed);
}

void TransitionsTablesTest::shippedOrdersCannotBeCancelled()
{
    for (const OrderStatus from : {OrderStatus::Shipped, OrderStatus::Completed}) {
        QVERIFY(!canBeCancelled(from));
        QVERIFY(!mayBecome(from, OrderStatus::Cancelling));
        QVERIFY(!mayBecome(from, OrderStatus::Cancelled));
    }
    for (const OrderStatus from : orderStatuses)
        QCOMPARE(mayBecome(from, OrderStatus::Cancelled), from == OrderStatus::Cancelling);
}

void TransitionsTablesTest::finalStatesHaveNoTransition()
{
    for (const OrderStatus from : orderStatuses) {
        int ways = 0;
        for (const OrderStatus to : orderStatuses)
            ways += mayBecome(from, to) ? 1 : 0;
        QCOMPARE(ways == 0, isOver(from));
    }
    QVERIFY(!mayBecome(PaymentStatus::Disputed, PaymentStatus::Refunded));
    QVERIFY(!mayBecome(RefundState::Succeeded, RefundState::Approved));
}

void TransitionsTablesTest::readsCompletedAsSelesai()
{
    QVERIFY(orderStatusFromCode(QStringLiteral("COMPLETED")) == OrderStatus::Completed);
}

void TransitionsTablesTest::commentsListExactlyTheAllowedChanges()
{
    compareWithComment<OrderStatus>("orderstatus.h", QStringLiteral("OrderStatus"), 8);
    compareWithComment<PaymentStatus>("paymentstatus.h", QStringLiteral("PaymentStatus"), 10);
    compareWithComment<RefundState>("refund.h", QStringLiteral("RefundState"), 9);
}

QTEST_GUILESS_MAIN(TransitionsTablesTest)
#include "transitionstablestest.moc"
