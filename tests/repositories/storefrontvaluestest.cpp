#include "choices.h"
#include "hostiletexts.h"
#include "privatecluster.h"
#include "sqlsession.h"
#include "valuetable.h"

#include <QMap>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace meja;

namespace {

/// One line of the table "Functions of the storefront" in docs/values.md.
struct Argument
{
    QString function;
    QString name;
    QString rule;   ///< For example `text 1..200`.
    QString stored; ///< Table and column; empty when the value is not stored.

    [[nodiscard]] QString kind() const { return rule.section(u' ', 0, 0); }
    /// The limits of a rule such as `text 1..200`.
    [[nodiscard]] int min() const { return rule.section(u' ', 1).section(QLatin1String(".."), 0, 0).toInt(); }
    [[nodiscard]] int max() const { return rule.section(QLatin1String(".."), 1).toInt(); }
    [[nodiscard]] bool hasLines() const { return kind() == QLatin1String("lines"); }
    [[nodiscard]] bool isText() const
    {
        static const QStringList kinds{QStringLiteral("text"), QStringLiteral("lines"),
                                       QStringLiteral("address")};
        return kinds.contains(kind());
    }
};

QList<Argument> listedArguments()
{
    QList<Argument> arguments;
    const auto rows = valueTable(QStringLiteral("Functions of the storefront"));
    for (const QStringList &row : rows)
        arguments.append({row.value(0), row.value(1), row.value(2), row.value(3)});
    return arguments;
}

QString quoted(const QString &text)
{
    return u'\'' + QString(text).replace(u'\'', QLatin1String("''")) + u'\'';
}

/// A call of each function that succeeds after `statementsBefore()`. `{number}` is the number of an unpaid
/// order,
/// `{session}` the newest checkout session.
QMap<QString, QString> validArguments(const QString &function)
{
    static const QMap<QString, QMap<QString, QString>> all{
        {QStringLiteral("register_customer"),
         {{QStringLiteral("name"), QStringLiteral("'Budi Santoso'")},
          {QStringLiteral("email"), QStringLiteral("'budi@example.com'")}}},
        {QStringLiteral("list_products"), {}},
        {QStringLiteral("set_cart_item"),
         {{QStringLiteral("user_id"), QStringLiteral("1")},
          {QStringLiteral("product_id"), QStringLiteral("1")},
          {QStringLiteral("quantity"), QStringLiteral("2")}}},
        {QStringLiteral("clear_cart"), {{QStringLiteral("user_id"), QStringLiteral("1")}}},
        {QStringLiteral("open_checkout_session"),
         {{QStringLiteral("user_id"), QStringLiteral("1")},
          {QStringLiteral("courier"), QStringLiteral("'jne'")},
          {QStringLiteral("service"), QStringLiteral("'REG'")},
          {QStringLiteral("shipping_cost"), QStringLiteral("15000")}}},
        {QStringLiteral("expire_checkout_sessions"), {}},
        {QStringLiteral("place_order"),
         {{QStringLiteral("session_id"), QStringLiteral("{session}")},
          {QStringLiteral("recipient_name"), QStringLiteral("'Siti Aminah'")},
          {QStringLiteral("recipient_phone"), QStringLiteral("'0812-3456-7890'")},
          {QStringLiteral("shipping_address"), QStringLiteral("'Jl. Melati 3'")},
          {QStringLiteral("shipping_city"), QStringLiteral("'Bandung'")},
          {QStringLiteral("shipping_province"), QStringLiteral("'Jawa Barat'")}}},
        {QStringLiteral("record_payment"),
         {{QStringLiteral("midtrans_order_id"), QStringLiteral("'{number}-1'")},
          {QStringLiteral("status"), QStringLiteral("'PAID'")}}},
        {QStringLiteral("record_shipment"),
         {{QStringLiteral("order_number"), QStringLiteral("'{number}'")},
          {QStringLiteral("courier"), QStringLiteral("'jne'")},
          {QStringLiteral("service"), QStringLiteral("'REG'")}}}};
    return all.value(function, {{QStringLiteral("order_number"), QStringLiteral("'{number}'")}});
}

QString statementsBefore(const QString &function)
{
    static const QString pay = QStringLiteral("select record_payment('{number}-1', 'PAID')");
    static const QMap<QString, QString> all{
        {QStringLiteral("open_checkout_session"), QStringLiteral("select set_cart_item(1, 1, 2)")},
        {QStringLiteral("place_order"),
         QStringLiteral(
             "select set_cart_item(1, 1, 2); select open_checkout_session(1, 'jne', 'REG', 15000)")},
        {QStringLiteral("open_payment"), QStringLiteral("select record_payment('{number}-1', 'FAILED')")},
        {QStringLiteral("mark_processing"), pay},
        {QStringLiteral("record_shipment"), pay}};
    return all.value(function, QStringLiteral("select 1"));
}

QStringList hostileLiterals(const QString &kind)
{
    static const QStringList numbers{QStringLiteral("null"), QStringLiteral("-1"), QStringLiteral("0"),
                                     QStringLiteral("2147483647"), QStringLiteral("-2147483648")};
    static const QStringList bigNumbers{
        QStringLiteral("9999"), QStringLiteral("100000000001"), QStringLiteral("4611686018427387904"),
        QStringLiteral("9223372036854775807"), QStringLiteral("-9223372036854775807")};
    static const QStringList times{QStringLiteral("null"),         QStringLiteral("'infinity'"),
                                   QStringLiteral("'-infinity'"),  QStringLiteral("'0001-01-01 BC'"),
                                   QStringLiteral("'1999-12-31'"), QStringLiteral("'2999-01-01'")};
    static const QStringList intervals{QStringLiteral("null"),
                                       QStringLiteral("'0'"),
                                       QStringLiteral("'-1 hour'"),
                                       QStringLiteral("'1 month'"),
                                       QStringLiteral("'1 month -29 days'"),
                                       QStringLiteral("'12000 months -359990 days'"),
                                       QStringLiteral("'12000000 months -359999970 days'"),
                                       QStringLiteral("'100000000 years'")};
    if (kind == QLatin1String("count"))
        return numbers;
    if (kind == QLatin1String("time?"))
        return times;
    if (kind == QLatin1String("duration"))
        return intervals;
    static const QStringList ofNumbers{QStringLiteral("id"),      QStringLiteral("start"),
                                       QStringLiteral("amount"),  QStringLiteral("amount?"),
                                       QStringLiteral("equal"),   QStringLiteral("quantity"),
                                       QStringLiteral("discount")};
    if (ofNumbers.contains(kind))
        return numbers + bigNumbers;
    QStringList texts{QStringLiteral("null")};
    for (const HostileText &each : hostileTexts())
        texts.append(quoted(each.text));
    return texts;
}

bool isWithin(const QString &number, qint64 min, qint64 max)
{
    bool isNumber = false;
    const qint64 value = number.toLongLong(&isNumber);
    return isNumber && value >= min && value <= max;
}

bool matches(const QString &text, const char *pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QString::fromLatin1(pattern)))
        .match(text)
        .hasMatch();
}

constexpr qint64 maxAmount = 100'000'000'000;
constexpr qint64 subtotal = 100'000; ///< Of the cart that place_order() gets.

QStringList courierCodes()
{
    QStringList codes;
    for (const Choice &choice : choices::couriers())
        codes.append(choice.code);
    return codes;
}

/// The part of a message that names the argument.
QString nameIn(const QString &argument)
{
    return argument == QLatin1String("recipient_phone") ? QStringLiteral("phone") : argument;
}

} // namespace

/// Sends hostile values to every argument of every function that `meja_storefront` may call: each must be
/// refused with the argument's name, or be stored in a form that all lists and pages can use. docs/values.md
/// is the list of arguments.
class StorefrontValuesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyArgumentIsListed();
    void validCallsSucceed_data();
    void validCallsSucceed();
    void refusesOrNormalises_data();
    void refusesOrNormalises();
    void storesValidTexts_data();
    void storesValidTexts();
    void knowsTheCouriersOfTheLists();

private:
    /// Calls the function with this value of the argument, in a transaction that `rollback` ends.
    QString call(const QString &function, const QString &argument = {}, const QString &literal = {});
    QString storedBy(const Argument &argument);
    [[nodiscard]] QString flawAfter(const Argument &argument, const QString &result);
    [[nodiscard]] QString flawOfStored(const Argument &argument, const QString &stored) const;
    void rollback() { m_session->ask(QStringLiteral("rollback")); }
    QString filled(QString sql) const { return sql.replace(QLatin1String("{number}"), m_number); }

    std::unique_ptr<SqlSession> m_session;
    QString m_number;
    QString m_message; ///< Of the last call that failed.
};

void StorefrontValuesTest::initTestCase()
{
    m_session = std::make_unique<SqlSession>(PrivateCluster::shared().createMigratedDatabase());
    fillShop(*m_session);
    m_number = placeOrder(*m_session);
}

void StorefrontValuesTest::everyArgumentIsListed()
{
    QStringList listed;
    for (const Argument &argument : listedArguments())
        listed.append(argument.function + u' ' + argument.name);
    const auto rows = m_session->rows(
        QStringLiteral("select p.proname || ' ' || a.name"
                       "  from pg_proc as p, unnest(p.proargnames, p.proargmodes) as a (name, mode)"
                       " where p.pronamespace = 'meja'::regnamespace"
                       "   and has_function_privilege('meja_storefront', p.oid, 'execute')"
                       "   and coalesce(a.mode, 'i') = 'i'"));
    QStringList actual;
    for (const QStringList &row : rows)
        actual.append(row.first());
    QVERIFY(actual.size() > 40);
    listed.sort();
    actual.sort();
    QCOMPARE(listed, actual);
}

void StorefrontValuesTest::validCallsSucceed_data()
{
    QTest::addColumn<QString>("function");
    QStringList functions;
    for (const Argument &argument : listedArguments())
        functions.append(argument.function);
    functions.removeDuplicates();
    for (const QString &function : functions)
        QTest::newRow(qPrintable(function)) << function;
}

void StorefrontValuesTest::validCallsSucceed()
{
    QFETCH(QString, function);
    const QString result = call(function);
    rollback();
    if (function != QLatin1String("expire_order"))
        QVERIFY2(!result.startsWith(QLatin1String("error")), qPrintable(result + m_message));
}

QString StorefrontValuesTest::call(const QString &function, const QString &argument, const QString &literal)
{
    m_session->ask(QStringLiteral("begin"));
    const QString before = m_session->script(filled(statementsBefore(function)));
    if (!before.isEmpty())
        qFatal("%s: %s", qPrintable(function), qPrintable(m_session->lastMessage()));
    const QString session = m_session->ask(QStringLiteral("select max(id) from meja.checkout_sessions"));
    QMap<QString, QString> arguments = validArguments(function);
    for (QString &each : arguments)
        each = filled(each).replace(QLatin1String("{session}"), session);
    if (!argument.isEmpty())
        arguments.insert(argument, literal);
    QStringList parts;
    for (auto it = arguments.cbegin(); it != arguments.cend(); ++it)
        parts.append(it.key() + QLatin1String(" => ") + it.value());
    m_session->ask(QStringLiteral("set local role meja_storefront"));
    const QString result = m_session->ask(
        QStringLiteral("select count(*) from %1(%2)").arg(function, parts.join(QLatin1String(", "))));
    m_message = m_session->lastMessage();
    m_session->ask(QStringLiteral("reset role"));
    return result;
}

/// The value in the newest row of the table; a time as the seconds from now.
QString StorefrontValuesTest::storedBy(const Argument &argument)
{
    const QString column = argument.stored.section(u'.', 1);
    const QString value = argument.kind() == QLatin1String("duration")
                              ? QStringLiteral("extract(epoch from %1 - now())::bigint").arg(column)
                              : column;
    return m_session->ask(QStringLiteral("select %1 from meja.%2 order by id desc limit 1")
                              .arg(value, argument.stored.section(u'.', 0, 0)));
}

QString StorefrontValuesTest::flawOfStored(const Argument &argument, const QString &stored) const
{
    const QString kind = argument.kind();
    const bool isMissing = stored == QLatin1String("null");
    if (argument.isText())
        return isMissing ? (argument.min() == 0 ? QString() : QStringLiteral("is missing"))
                         : flawOf(stored, argument.max(), argument.hasLines());
    bool isGood = isMissing && (kind.endsWith(u'?') || argument.min() == 0);
    if (kind == QLatin1String("email"))
        isGood = stored.size() <= 254 && matches(stored, "[!-?A-~]{1,64}@[a-z0-9-]+(\\.[a-z0-9-]+)+") &&
                 !matches(stored, ".*[A-Z].*");
    else if (kind.startsWith(QLatin1String("phone")))
        isGood = isGood || matches(stored, "\\+62[0-9]{8,13}");
    else if (kind == QLatin1String("courier?"))
        isGood = isGood || courierCodes().contains(stored);
    else if (kind == QLatin1String("word"))
        isGood = isGood || matches(stored, "[a-z0-9_]{1,40}");
    else if (kind == QLatin1String("reference"))
        isGood = isGood || matches(stored, "[A-Za-z0-9./_-]{1,100}");
    else if (kind.startsWith(QLatin1String("amount")))
        isGood = isWithin(stored, 0, maxAmount);
    else if (kind == QLatin1String("quantity"))
        isGood = isWithin(stored, 1, 9999);
    else if (kind == QLatin1String("discount"))
        isGood = isWithin(stored, 0, subtotal);
    else if (kind == QLatin1String("duration"))
        isGood = isWithin(stored, 60, 30 * 86'400);
    else if (kind == QLatin1String("time?"))
        isGood =
            stored >= QLatin1String("2000-01-01") && stored < QLatin1String("2999") && !stored.contains(u'i');
    else if (kind == QLatin1String("code"))
        isGood = argument.rule.section(u' ', 1).split(QLatin1String(", ")).contains(stored);
    return isGood ? QString() : QStringLiteral("does not follow the rule");
}

QString StorefrontValuesTest::flawAfter(const Argument &argument, const QString &result)
{
    static const QStringList findingRows{QStringLiteral("id"), QStringLiteral("number"),
                                         QStringLiteral("start"), QStringLiteral("equal")};
    if (result.startsWith(QLatin1String("error MJ")) && findingRows.contains(argument.kind()))
        return {};
    if (result == QLatin1String("error 22023"))
        return m_message.contains(nameIn(argument.name))
                   ? QString()
                   : QStringLiteral("the message does not name it: ") + m_message;
    if (result.startsWith(QLatin1String("error")))
        return result + u' ' + m_message.left(300);
    if (argument.stored.isEmpty())
        return {};
    const QString stored = storedBy(argument);
    const QString flaw = flawOfStored(argument, stored);
    return flaw.isEmpty() ? flaw : QStringLiteral("'%1' %2").arg(stored.left(60), flaw);
}

void StorefrontValuesTest::refusesOrNormalises_data()
{
    QTest::addColumn<QStringList>("row");
    for (const Argument &argument : listedArguments())
        QTest::newRow(qPrintable(argument.function + u' ' + argument.name))
            << QStringList{argument.function, argument.name, argument.rule, argument.stored};
}

void StorefrontValuesTest::refusesOrNormalises()
{
    QFETCH(QStringList, row);
    const Argument argument{row[0], row[1], row[2], row[3]};
    const QStringList literals = hostileLiterals(argument.kind());
    for (const QString &literal : literals) {
        const QString result = call(argument.function, argument.name, literal);
        const QString flaw = flawAfter(argument, result);
        rollback();
        QVERIFY2(flaw.isEmpty(), qPrintable(literal.left(60) + QLatin1String(": ") + flaw));
    }
}

void StorefrontValuesTest::storesValidTexts_data()
{
    QTest::addColumn<QStringList>("row");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto add = [](const Argument &argument, const char *what, const QString &text,
                        const QString &expected) {
        QTest::addRow("%s %s, %s", qPrintable(argument.function), qPrintable(argument.name), what)
            << QStringList{argument.function, argument.name, argument.rule, argument.stored} << text
            << expected;
    };
    const QString refused = QStringLiteral("error 22023");
    for (const Argument &argument : listedArguments()) {
        if (argument.isText()) {
            add(argument, "longest", QString(argument.max(), u'x'), QString(argument.max(), u'x'));
            add(argument, "too long", QString(argument.max() + 1, u'x'), refused);
        }
        if (argument.isText() && argument.max() >= 100) {
            add(argument, "blanks", QStringLiteral(" \u00A0Nur\u00A0Aini\u3000\r\n"),
                QStringLiteral("Nur Aini"));
            add(argument, "decomposed", QStringLiteral("Jose\u0301 \U0001F469\u200D\U0001F467"),
                QStringLiteral("Jos\u00E9 \U0001F469\u200D\U0001F467"));
        }
        if (argument.kind() == QLatin1String("lines"))
            add(argument, "lines", QStringLiteral("Pagi\r\nsaja\u2028ya"), QStringLiteral("Pagi\nsaja\nya"));
        if (argument.kind() == QLatin1String("address"))
            add(argument, "lines", QStringLiteral("Jl. Kenanga 7,\r\n RT 1\n\nRW 2"),
                QStringLiteral("Jl. Kenanga 7, RT 1, RW 2"));
        if (argument.kind() == QLatin1String("email"))
            add(argument, "capitals", QStringLiteral(" Nur.Aini+kopi@Toko.Example.COM\n"),
                QStringLiteral("nur.aini+kopi@toko.example.com"));
        if (argument.kind() == QLatin1String("courier?")) {
            add(argument, "capitals", QStringLiteral("JNE"), QStringLiteral("jne"));
            add(argument, "Komerce's code", QStringLiteral(" IDEXPRESS "), QStringLiteral("ide"));
            add(argument, "unknown", QStringLiteral("kurir-x"), refused);
        }
    }
}

void StorefrontValuesTest::storesValidTexts()
{
    QFETCH(QStringList, row);
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const Argument argument{row[0], row[1], row[2], row[3]};
    const QString result = call(argument.function, argument.name, quoted(text));
    const QString stored = result.startsWith(QLatin1String("error")) ? result : storedBy(argument);
    rollback();
    QCOMPARE(stored, expected);
}

void StorefrontValuesTest::knowsTheCouriersOfTheLists()
{
    QCOMPARE(m_session->ask(QStringLiteral("select array_to_string(courier_codes(), ' ')")),
             courierCodes().join(u' '));
}

QTEST_GUILESS_MAIN(StorefrontValuesTest)
#include "storefrontvaluestest.moc"
