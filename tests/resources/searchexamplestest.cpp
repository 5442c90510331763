#include "searchexamples.h"
#include "resourcecatalogue.h"
#include "searchquery.h"

#include <QTest>

using namespace meja;

/// The examples of the search help.
class SearchExamplesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyExampleCanBeRun_data();
    void everyExampleCanBeRun();
};

void SearchExamplesTest::everyExampleCanBeRun_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<Role>("role");
    for (const Resource &resource : resourceCatalogue()) {
        for (const Role role : {Role::Staff, Role::Admin, Role::Auditor}) {
            if (resource.section && resource.isOpenTo(role))
                QTest::addRow("%s %s", qPrintable(resource.name), qPrintable(databaseGroup(role)))
                    << resource.name << role;
        }
    }
}

/// Each example is a search that this list can read, in columns that this role may search.
void SearchExamplesTest::everyExampleCanBeRun()
{
    QFETCH(QString, list);
    QFETCH(Role, role);
    const Resource &resource = *findResource(list);
    for (const SearchExample &example : searchExamples(resource, role)) {
        const auto search = SearchQuery::parse(resource, example.search, QDate(2026, 11, 30));
        QVERIFY2(search, qPrintable(example.search));
        for (const SearchTerm &term : search->terms()) {
            if (const Column *column = resource.column(term.column))
                QVERIFY2(column->isOpenTo(role) && !column->isMaskedFor(role), qPrintable(example.search));
        }
    }
    if (!resource.dateColumn.isEmpty())
        QVERIFY(searchExamples(resource, role).size() >= 3);
}

QTEST_GUILESS_MAIN(SearchExamplesTest)
#include "searchexamplestest.moc"
