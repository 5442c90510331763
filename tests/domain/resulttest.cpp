#include "result.h"

#include <QTest>

#include <functional>
#include <memory>
#include <optional>

using namespace meja;

/// The macros that return a failure to the caller.
class ResultTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void returnsTheErrorAndSkipsTheRest();
    void continuesAfterSuccess();
    void evaluatesTheExpressionOnce();
    void discardsTheValueOfACheckedExpression();
    void movesValuesThatCannotBeCopied();
    void assignsToAnExistingVariable();
    void keepsAnEmptyOptionalApartFromAnError();
    void canBeNestedInLambdas();
};

namespace {

Result<int> failing()
{
    return failure(ErrorKind::Conflict, QStringLiteral("taken"), QStringLiteral("key-reused"));
}

} // namespace

void ResultTest::returnsTheErrorAndSkipsTheRest()
{
    bool isReached = false;
    const auto checked = [&]() -> Result<> {
        RETURN_IF_ERROR(failing());
        isReached = true;
        return {};
    };
    const auto assigned = [&]() -> Result<QString> {
        ASSIGN_OR_RETURN(const int value, failing());
        isReached = true;
        return QString::number(value);
    };
    const Error expected{ErrorKind::Conflict, QStringLiteral("taken"), QStringLiteral("key-reused")};
    QCOMPARE(checked().error(), expected);
    QCOMPARE(assigned().error(), expected);
    QVERIFY(!isReached);
}

void ResultTest::continuesAfterSuccess()
{
    const auto sum = []() -> Result<int> {
        RETURN_IF_ERROR(Result<>());
        ASSIGN_OR_RETURN(const int first, Result<int>(2));
        ASSIGN_OR_RETURN(const int second, Result<int>(3));
        return first + second;
    };
    QCOMPARE(sum().value_or(0), 5);
}

void ResultTest::evaluatesTheExpressionOnce()
{
    int calls = 0;
    const auto counted = [&]() -> Result<int> { return ++calls; };
    const auto twice = [&]() -> Result<> {
        RETURN_IF_ERROR(counted());
        ASSIGN_OR_RETURN(const int value, counted());
        return value == 2 ? Result<>() : failure(ErrorKind::Invalid, QString::number(value));
    };
    QVERIFY(twice());
    QCOMPARE(calls, 2);
}

void ResultTest::discardsTheValueOfACheckedExpression()
{
    const auto checked = []() -> Result<> {
        RETURN_IF_ERROR(Result<int>(7));
        return {};
    };
    QVERIFY(checked());
}

void ResultTest::movesValuesThatCannotBeCopied()
{
    const auto made = []() -> Result<std::unique_ptr<int>> {
        ASSIGN_OR_RETURN(std::unique_ptr<int> value, Result<std::unique_ptr<int>>(std::make_unique<int>(4)));
        return value;
    };
    const auto value = made();
    QVERIFY(value);
    QCOMPARE(**value, 4);
}

void ResultTest::assignsToAnExistingVariable()
{
    int value = 1;
    const auto assigned = [&]() -> Result<> {
        ASSIGN_OR_RETURN(value, Result<int>(9));
        return {};
    };
    QVERIFY(assigned());
    QCOMPARE(value, 9);
}

void ResultTest::keepsAnEmptyOptionalApartFromAnError()
{
    const auto found = []() -> Result<bool> {
        ASSIGN_OR_RETURN(const std::optional<int> value, Result<std::optional<int>>(std::nullopt));
        return value.has_value();
    };
    QVERIFY(found() && !*found());
}

void ResultTest::canBeNestedInLambdas()
{
    const auto run = [](const std::function<Result<int>()> &work) { return work(); };
    const auto nested = [&]() -> Result<int> {
        ASSIGN_OR_RETURN(const int outer, run([&]() -> Result<int> {
                             ASSIGN_OR_RETURN(const int inner, run([]() -> Result<int> {
                                                  RETURN_IF_ERROR(Result<>());
                                                  return 1;
                                              }));
                             RETURN_IF_ERROR(run([]() -> Result<int> { return 2; }));
                             return inner + 1;
                         }));
        return outer + 1;
    };
    QCOMPARE(nested().value_or(0), 3);
}

QTEST_APPLESS_MAIN(ResultTest)
#include "resulttest.moc"
