#include "cataloguetext.h"
#include "resourcecatalogue.h"

#include <QFile>
#include <QSet>
#include <QTest>

using namespace meja;

namespace {

QString sourceFile(const char *path)
{
    return QStringLiteral(MEJA_SOURCE_DIR "/") + QString::fromLatin1(path);
}

} // namespace

/// Tests of the catalogue that need no database. `schemachecktest` compares it with the tables.
class CatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matchesTheDocumentation();
    void usesExistingIcons();
    void putsEveryColumnOnTheDetailPage();
    void findsACodeByItsAlias();
    void readsMaskedColumnsByRole_data();
    void readsMaskedColumnsByRole();
};

void CatalogueTest::matchesTheDocumentation()
{
    const QByteArray printed = catalogueText(resourceCatalogue()).toUtf8();
    QFile page(sourceFile("docs/resources.md"));
    if (qEnvironmentVariableIntValue("MEJA_WRITE_DOCS")) {
        QVERIFY(page.open(QIODevice::WriteOnly));
        QCOMPARE(page.write(printed), printed.size());
        return;
    }
    QVERIFY2(page.open(QIODevice::ReadOnly), qPrintable(page.errorString()));
    QVERIFY2(page.readAll() == printed, "docs/resources.md is out of date: run cataloguetest with "
                                        "MEJA_WRITE_DOCS=1 and check the difference");
}

void CatalogueTest::usesExistingIcons()
{
    for (const Resource &resource : resourceCatalogue()) {
        const QString icon = sourceFile("resources/icons/") + resource.icon + QLatin1String(".svg");
        QVERIFY2(QFile::exists(icon), qPrintable(icon));
    }
}

void CatalogueTest::putsEveryColumnOnTheDetailPage()
{
    // A shorter form of another value needs no field of its own.
    const QSet<QString> summaries{QStringLiteral("excerpt"), QStringLiteral("object")};
    for (const Resource &resource : resourceCatalogue()) {
        QSet<QString> shown = summaries;
        for (const Fieldset &fieldset : resource.fieldsets)
            shown += QSet<QString>(fieldset.columns.cbegin(), fieldset.columns.cend());
        for (const Column &column : resource.columns)
            QVERIFY2(shown.contains(column.name), qPrintable(resource.name + u'.' + column.name));
    }
}

void CatalogueTest::findsACodeByItsAlias()
{
    const Column *status = findResource(QStringLiteral("orders"))->column(QStringLiteral("status"));
    QCOMPARE(status->choice(QStringLiteral("completed"))->code, QStringLiteral("SELESAI"));
    QCOMPARE(status->choice(QStringLiteral("dikirim"))->code, QStringLiteral("DIKIRIM"));
    QVERIFY(!status->choice(QStringLiteral("COMPLETE")));
}

void CatalogueTest::readsMaskedColumnsByRole_data()
{
    QTest::addColumn<QString>("resource");
    QTest::addColumn<QString>("column");
    QTest::newRow("customer's phone") << QStringLiteral("users") << QStringLiteral("phone");
    QTest::newRow("customer's e-mail") << QStringLiteral("users") << QStringLiteral("email");
    QTest::newRow("customer's address") << QStringLiteral("users") << QStringLiteral("address");
    QTest::newRow("recipient's phone") << QStringLiteral("orders") << QStringLiteral("recipient_phone");
    QTest::newRow("shipping address") << QStringLiteral("orders") << QStringLiteral("shipping_address");
    QTest::newRow("customer's phone on an order")
        << QStringLiteral("orders") << QStringLiteral("customer_phone");
}

void CatalogueTest::readsMaskedColumnsByRole()
{
    QFETCH(QString, resource);
    QFETCH(QString, column);
    const Column *personal = findResource(resource)->column(column);
    QVERIFY(personal->isMaskedFor(Role::Staff));
    QVERIFY(!personal->isMaskedFor(Role::Admin));
    QVERIFY(!personal->isMaskedFor(Role::Auditor));
}

QTEST_GUILESS_MAIN(CatalogueTest)
#include "cataloguetest.moc"
