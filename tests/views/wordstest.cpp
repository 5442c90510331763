#include "desktopfixture.h"
#include "detailpage.h"
#include "emptytext.h"
#include "language.h"
#include "recordheading.h"
#include "resourcecatalogue.h"
#include "theme.h"
#include "valueformat.h"

#include <QLabel>
#include <QRegularExpression>
#include <QTest>

using namespace meja;

/// The words of all resources, in both languages.
class WordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(ThemeChoice::Light); }
    void usesNoLabelTwice_data() { addResources(); }
    void usesNoLabelTwice();
    void countsRowsInWords_data() { addResources(); }
    void countsRowsInWords();
    void saysThatAListIsEmpty_data() { addResources(); }
    void saysThatAListIsEmpty();
    void namesTheKindOfARecordOnce_data() { addResources(); }
    void namesTheKindOfARecordOnce();
    void translatesEveryLabel_data() { addResources(); }
    void translatesEveryLabel();
    void distinguishesPaidOrdersAndPayments();

private:
    static void addResources();
};

void WordsTest::addResources()
{
    QTest::addColumn<const Resource *>("resource");
    QTest::addColumn<Language>("language");
    for (const Resource &resource : resourceCatalogue()) {
        QTest::addRow("%s, en", qPrintable(resource.name)) << &resource << Language::English;
        QTest::addRow("%s, id", qPrintable(resource.name)) << &resource << Language::Indonesian;
    }
}

void WordsTest::usesNoLabelTwice()
{
    QFETCH(const Resource *, resource);
    QFETCH(Language, language);
    applyLanguage(language);
    QHash<QString, QString> columns;
    for (const Column &column : resource->columns) {
        const QString label = column.label.text();
        QVERIFY2(!columns.contains(label),
                 qPrintable(QStringLiteral("%1: %2, %3").arg(label, columns.value(label), column.name)));
        columns.insert(label, column.name);
        QStringList choices;
        for (const Choice &choice : column.choices) {
            QVERIFY2(!choices.contains(choice.label.text()), qPrintable(choice.label.text()));
            choices.append(choice.label.text());
        }
    }
}

void WordsTest::countsRowsInWords()
{
    QFETCH(const Resource *, resource);
    QFETCH(Language, language);
    applyLanguage(language);
    static const QRegularExpression words(QStringLiteral("\\A63 [a-z][a-z -]+\\z"));
    QVERIFY2(words.match(resource->countText(63)).hasMatch(), qPrintable(resource->countText(63)));
    const bool hasPlural = language == Language::English;
    QCOMPARE(resource->countText(1).mid(2) != resource->countText(63).mid(3), hasPlural);
}

void WordsTest::saysThatAListIsEmpty()
{
    QFETCH(const Resource *, resource);
    QFETCH(Language, language);
    applyLanguage(language);
    const QString begin =
        language == Language::English ? QStringLiteral("No ") : QStringLiteral("Belum ada ");
    QVERIFY2(emptyText(*resource).startsWith(begin), qPrintable(emptyText(*resource)));
    QVERIFY(emptyText(*resource).size() > begin.size());
}

void WordsTest::namesTheKindOfARecordOnce()
{
    QFETCH(const Resource *, resource);
    QFETCH(Language, language);
    applyLanguage(language);
    DesktopFixture fixture;
    DetailPage page(*resource, 85982, fixture.context(resource->roles.first()));
    page.show();
    QStringList words;
    const auto readHeading = [&] {
        words.clear();
        for (const auto *label : page.findChild<RecordHeading *>()->findChildren<QLabel *>())
            words.append(label->text());
    };
    readHeading(); // Before the record has arrived, it has no name.
    QCOMPARE(words.join(u' ').count(resource->singular.text()), 1);
    QVERIFY(page.title().contains(resource->singular.text()));
    QTRY_VERIFY(page.isSettled());
    readHeading();
    QCOMPARE(words.filter(resource->singular.text()).size(), 1);
}

void WordsTest::translatesEveryLabel()
{
    QFETCH(const Resource *, resource);
    QFETCH(Language, language);
    applyLanguage(language);
    static const QRegularExpression raw(QStringLiteral("\\A[a-z0-9_]+\\z"));
    for (const Column &column : resource->columns) {
        QVERIFY2(!raw.match(column.label.text()).hasMatch(), qPrintable(column.label.text()));
        for (const Choice &choice : column.choices)
            QVERIFY2(!raw.match(choice.label.text()).hasMatch(), qPrintable(choice.label.text()));
    }
}

void WordsTest::distinguishesPaidOrdersAndPayments()
{
    const Resource &orders = *findResource(QStringLiteral("orders"));
    const auto word = [&](const char *column, const char *code) {
        return ValueFormat().text(*orders.column(QLatin1String(column)), QLatin1String(code));
    };
    applyLanguage(Language::Indonesian);
    QCOMPARE(word("status", "DIBAYAR"), QStringLiteral("Dibayar"));
    QCOMPARE(word("payment_status", "PAID"), QStringLiteral("Lunas"));
    const Choice *order = orders.column(QStringLiteral("status"))->choice(QStringLiteral("DIBAYAR"));
    const Choice *payment = orders.column(QStringLiteral("payment_status"))->choice(QStringLiteral("PAID"));
    const Choice *refunded =
        orders.column(QStringLiteral("payment_status"))->choice(QStringLiteral("REFUNDED"));
    QCOMPARE(order->tone, payment->tone);
    QVERIFY(refunded->tone != payment->tone);
}

QTEST_MAIN(WordsTest)
#include "wordstest.moc"
