#include "staffreplyparser.h"

#include <QTest>

using namespace meja;

/// What the responses of the staff API, and those of other programs in its place, mean for a person.
class StaffReplyParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsASuccess();
    void readsASuccessWithoutBody();
    void classifiesFailures_data();
    void classifiesFailures();
    void readsTheWholeProblem();
    void aResponseOfAnotherProgramIsUnreadable_data();
    void aResponseOfAnotherProgramIsUnreadable();
    void aLostResponseIsUnknownOnlyForWrites();
    void ignoresForeignRequestIds();
};

namespace {

const QByteArray requestId(32, 'a');

CallResponse problem(int status, const QByteArray &type, const QByteArray &members = {})
{
    return {.status = status,
            .body = R"({"type":"/problems/)" + type + R"(","title":"Title","status":)" +
                    QByteArray::number(status) + members + '}',
            .headers = {{"Content-Type", "application/problem+json"}, {"X-Request-Id", requestId}}};
}

CallResponse response(int status, const QByteArray &type, const QByteArray &body)
{
    return {.status = status, .body = body, .headers = {{"content-type", type}}};
}

} // namespace

void StaffReplyParserTest::readsASuccess()
{
    const CallResponse accepted{.status = 202,
                                .body = R"({"id":7})",
                                .headers = {{"Content-Type", "application/json"},
                                            {"x-request-id", requestId},
                                            {"X-Meja-Lsn", "0/1A"},
                                            {"Idempotency-Replayed", "true"}}};
    const StaffResult result = staffResultOf(accepted, true);
    QVERIFY(result);
    QCOMPARE(result->status, 202);
    QCOMPARE(result->json.value(QStringLiteral("id")).toInteger(), 7);
    QCOMPARE(result->requestId, QString::fromLatin1(requestId));
    QCOMPARE(result->logPosition, QStringLiteral("0/1A"));
    QVERIFY(result->isReplayed);
}

void StaffReplyParserTest::readsASuccessWithoutBody()
{
    const StaffResult result = staffResultOf(CallResponse{.status = 204}, true);
    QVERIFY(result);
    QCOMPARE(result->status, 204);
    QVERIFY(!result->isReplayed);
}

void StaffReplyParserTest::classifiesFailures_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<StaffFailureKind>("ofWrite");
    QTest::addColumn<StaffFailureKind>("ofRead");
    using enum StaffFailureKind;
    const auto row = [](int status, const char *type, StaffFailureKind ofWrite, StaffFailureKind ofRead) {
        QTest::newRow(type) << status << QByteArray(type) << ofWrite << ofRead;
    };
    row(400, "malformed-json", Invalid, Invalid);
    row(401, "not-signed-in", NotSignedIn, NotSignedIn);
    row(403, "own-request", Forbidden, Forbidden);
    row(404, "not-found", NotFound, NotFound);
    row(408, "request-timeout", Unavailable, Unavailable);
    row(409, "not-cancellable", RuleViolated, RuleViolated);
    row(409, "conflict", Conflict, Conflict);
    row(409, "in-progress", OutcomeUnknown, Unavailable);
    row(412, "changed-meanwhile", Conflict, Conflict);
    row(413, "too-large", Invalid, Invalid);
    row(422, "invalid-fields", Invalid, Invalid);
    row(422, "key-reused", Invalid, Invalid);
    row(429, "too-many-requests", RateLimited, RateLimited);
    row(500, "internal", OutcomeUnknown, Unavailable);
    row(502, "partner-refused", OutcomeUnknown, Unavailable);
    row(503, "unavailable", Unavailable, Unavailable);
    row(503, "outcome-unknown", OutcomeUnknown, Unavailable);
}

void StaffReplyParserTest::classifiesFailures()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(StaffFailureKind, ofWrite);
    QFETCH(StaffFailureKind, ofRead);
    const auto write = staffResultOf(problem(status, type), true);
    QVERIFY(!write);
    QCOMPARE(write.error().kind, ofWrite);
    QCOMPARE(write.error().type, QString::fromLatin1(type));
    QCOMPARE(staffResultOf(problem(status, type), false).error().kind, ofRead);
}

void StaffReplyParserTest::readsTheWholeProblem()
{
    CallResponse refused =
        problem(412, "changed-meanwhile",
                R"(,"detail":"Changed by rani","current":{"version":5},"cancellation_id":9,)"
                R"("errors":[{"field":"destination.bank","code":"blank","message":"is blank"}])");
    refused.retryAfter = std::chrono::seconds(3);
    const auto result = staffResultOf(refused, true);
    QVERIFY(!result);
    const StaffFailure &failed = result.error();
    QCOMPARE(failed.title, QStringLiteral("Title"));
    QCOMPARE(failed.detail, QStringLiteral("Changed by rani"));
    QCOMPARE(failed.current.value(QStringLiteral("version")).toInt(), 5);
    QCOMPARE(failed.members.value(QStringLiteral("cancellation_id")).toInt(), 9);
    QCOMPARE(failed.fields, (QList<FieldFault>{{QStringLiteral("destination.bank"), QStringLiteral("blank"),
                                                QStringLiteral("is blank")}}));
    QCOMPARE(failed.retryAfter, std::optional<Duration>(std::chrono::seconds(3)));
    QCOMPARE(failed.requestId, QString::fromLatin1(requestId));
}

void StaffReplyParserTest::aResponseOfAnotherProgramIsUnreadable_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("sign-in page of a network") << 200 << QByteArray("text/html") << QByteArray("<html>");
    QTest::newRow("proxy without service") << 502 << QByteArray("text/html") << QByteArray("<html>");
    QTest::newRow("refusal of a proxy") << 403 << QByteArray("text/html") << QByteArray("Forbidden");
    QTest::newRow("JSON of a proxy") << 404 << QByteArray("application/json") << QByteArray("{}");
    QTest::newRow("no object") << 200 << QByteArray("application/json") << QByteArray("[1]");
    QTest::newRow("cut") << 200 << QByteArray("application/json") << QByteArray(R"({"id":)");
    QTest::newRow("redirect") << 302 << QByteArray() << QByteArray();
    QTest::newRow("problem without body") << 409 << QByteArray("application/problem+json") << QByteArray();
}

void StaffReplyParserTest::aResponseOfAnotherProgramIsUnreadable()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    const auto write = staffResultOf(response(status, type, body), true);
    QVERIFY(!write);
    QCOMPARE(write.error().kind, StaffFailureKind::OutcomeUnknown);
    QCOMPARE(write.error().type, QStringLiteral("unreadable-response"));
    QCOMPARE(staffResultOf(response(status, type, body), false).error().kind, StaffFailureKind::Unavailable);
}

void StaffReplyParserTest::aLostResponseIsUnknownOnlyForWrites()
{
    const Result<CallResponse> lost = failure(ErrorKind::OutcomeUnknown, QStringLiteral("lost"));
    QCOMPARE(staffResultOf(lost, true).error().kind, StaffFailureKind::OutcomeUnknown);
    QCOMPARE(staffResultOf(lost, true).error().type, QStringLiteral("no-response"));
    QCOMPARE(staffResultOf(lost, false).error().kind, StaffFailureKind::Unavailable);
    const Result<CallResponse> refused = failure(ErrorKind::Unavailable, QStringLiteral("refused"));
    QCOMPARE(staffResultOf(refused, true).error().kind, StaffFailureKind::Unavailable);
    QCOMPARE(staffResultOf(refused, true).error().type, QStringLiteral("no-connection"));
}

void StaffReplyParserTest::ignoresForeignRequestIds()
{
    CallResponse refused = problem(404, "not-found");
    refused.headers = {{"Content-Type", "application/problem+json; charset=utf-8"},
                       {"X-Request-Id", "<b>0812 3456 7890</b>"}};
    const auto result = staffResultOf(refused, true);
    QCOMPARE(result.error().kind, StaffFailureKind::NotFound);
    QCOMPARE(result.error().requestId, QString());
}

QTEST_GUILESS_MAIN(StaffReplyParserTest)
#include "staffreplyparsertest.moc"
