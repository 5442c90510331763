#include "connection.h"
#include "postgresrecordsource.h"
#include "privatecluster.h"
#include "resourcecatalogue.h"
#include "schemareader.h"
#include "searchquery.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <map>
#include <memory>

using namespace meja;

namespace {

constexpr std::array allRoles{Role::Staff, Role::Admin, Role::Auditor};

/// Values by key of the row.
using Values = QMap<qint64, QString>;

/// A login with two connections: one through the record source, one for plain SQL.
struct Person
{
    Person(const ConnectionSettings &settings, Role role) : sql(settings), source(settings, role) {}

    Connection sql;
    PostgresRecordSource source;
};

ListQuery searching(const Resource &resource, const QString &text)
{
    const auto search = SearchQuery::parse(resource, text, QDate(2026, 11, 22));
    return {.resource = resource.name, .search = text, .terms = search->terms()};
}

QString quoted(const QString &name)
{
    return u'"' + name + u'"';
}

/// What plain SQL selects for a column: its field, its mask or its expression.
QString valueSql(const Column &column, const QString &field)
{
    if (column.isComputed())
        return u'(' + column.expression + u')';
    if (!column.shownAs.isEmpty())
        return u'(' + column.shownAs + u')';
    return quoted(column.relation.isEmpty() ? QStringLiteral("t") : column.relation) + u'.' + quoted(field);
}

QString selectSql(const Resource &resource, const Column &column, const QString &field)
{
    QString sql = QStringLiteral("select t.%1, %2 from %3 as t")
                      .arg(quoted(resource.key), valueSql(column, field), quoted(resource.table));
    for (const Relation &relation : resource.relations)
        sql += QStringLiteral(" left join %1 as %2 on %2.%3 = t.%4")
                   .arg(quoted(relation.table), quoted(relation.name), quoted(relation.key),
                        quoted(relation.foreignKey));
    return sql;
}

/// Empty when the login lacks the right. Any other failure ends the test.
std::optional<Values> valuesBySql(Person &person, const Resource &resource, const Column &column,
                                  const QString &field)
{
    const auto rows = person.sql.run(selectSql(resource, column, field));
    if (!rows && rows.error().code == u"42501")
        return std::nullopt;
    if (!rows)
        qFatal("%s", qPrintable(rows.error().detail));
    Values values;
    for (int row = 0; row < rows->rowCount(); ++row)
        values.insert(rows->integer(row, 0), rows->text(row, 1));
    return values;
}

/// What the login's grants allow: the value, otherwise its mask, otherwise nothing.
std::optional<Values> grantedValues(Person &person, const Resource &resource, const Column &column)
{
    auto values = valuesBySql(person, resource, column, column.field);
    if (!values && column.isPersonal())
        values = valuesBySql(person, resource, column, column.maskedField);
    return values;
}

Result<Page> pageOf(Person &person, const ListQuery &query, const QStringList &columns = {})
{
    return person.source.page(Lane::next(), {.query = query, .columns = columns, .limit = 1000}).result();
}

QStringList openColumns(const Resource &resource, Role role)
{
    QStringList names;
    for (const Column &column : resource.columns) {
        if (column.isOpenTo(role))
            names.append(column.name);
    }
    return names;
}

ListQuery everything(const Resource &resource)
{
    return {.resource = resource.name};
}

bool isRefused(const Error &error)
{
    return error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::Invalid;
}

/// Values that only admins and auditors may see, from shopwithsecrets.sql.
const QStringList secrets{QStringLiteral("rahasia"),  QStringLiteral("77771001"), QStringLiteral("77771002"),
                          QStringLiteral("77772001"), QStringLiteral("77772002"), QStringLiteral("77772003"),
                          QStringLiteral("77779999")};

bool containsASecret(const QString &output)
{
    return std::any_of(secrets.cbegin(), secrets.cend(),
                       [&](const QString &secret) { return output.contains(secret, Qt::CaseInsensitive); });
}

QStringList textsOf(const Record &record)
{
    return record.values + record.linkKeys + record.cursor.values;
}

} // namespace

Q_DECLARE_METATYPE(meja::Role)

/// Tests the roles through the resources: every result contains exactly what the grants of the login allow,
/// and no result for staff contains a value that they read masked.
class ResourceRolesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_people.clear(); }
    void returnsWhatTheGrantsAllow_data();
    void returnsWhatTheGrantsAllow();
    void refusesStaffAllQueriesByMaskedColumns_data();
    void refusesStaffAllQueriesByMaskedColumns();
    void hidesSecretsFromStaff_data();
    void hidesSecretsFromStaff();
    void findsNothingBySecretsForStaff_data();
    void findsNothingBySecretsForStaff();
    void coversEveryColumn();

private:
    Person &person(Role role) { return *m_people.at(role); }
    QStringList textsOfResource(Role role, const Resource &resource);

    QString m_database;
    std::map<Role, std::unique_ptr<Person>> m_people;
};

void ResourceRolesTest::initTestCase()
{
    PrivateCluster &cluster = PrivateCluster::shared();
    m_database = cluster.createMigratedDatabase();
    Connection administrator(cluster.settings(m_database));
    QVERIFY(administrator.open());
    QFile shop(QStringLiteral(MEJA_SOURCE_DIR "/tests/repositories/shopwithsecrets.sql"));
    QVERIFY(shop.open(QIODevice::ReadOnly));
    QVERIFY(administrator.runScript(QString::fromUtf8(shop.readAll())));
    for (const Role role : allRoles) {
        const QString group = databaseGroup(role);
        const QString login = QLatin1String("login_of_") + group;
        QVERIFY(administrator.runScript(QStringLiteral("create role %1 login in role %2").arg(login, group)));
        m_people[role] = std::make_unique<Person>(cluster.settings(m_database, login), role);
        QVERIFY(person(role).sql.open());
    }
    QVERIFY(administrator.runScript(QStringLiteral("analyze")));
}

void ResourceRolesTest::returnsWhatTheGrantsAllow_data()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<QString>("resource");
    QTest::addColumn<QString>("column");
    for (const Role role : allRoles) {
        for (const Resource &resource : resourceCatalogue()) {
            for (const Column &column : resource.columns)
                QTest::addRow("%s: %s.%s", qPrintable(databaseGroup(role)), qPrintable(resource.name),
                              qPrintable(column.name))
                    << role << resource.name << column.name;
        }
    }
}

void ResourceRolesTest::returnsWhatTheGrantsAllow()
{
    QFETCH(Role, role);
    QFETCH(QString, resource);
    QFETCH(QString, column);
    const Resource &described = *findResource(resource);
    const auto granted = grantedValues(person(role), described, *described.column(column));

    const auto page = pageOf(person(role), everything(described), {column});
    QVERIFY2(page.has_value() == granted.has_value(), page ? "shown" : qPrintable(page.error().detail));
    if (!granted) {
        QVERIFY(isRefused(page.error()));
        return;
    }
    Values shown;
    for (const Record &record : page->records)
        shown.insert(record.key, record.values.first());
    QCOMPARE(shown, *granted);
    for (auto value = granted->cbegin(); value != granted->cend(); ++value) {
        const auto record =
            person(role).source.record(Lane::next(), resource, value.key(), {column}).result();
        QVERIFY(record);
        QCOMPARE(record->values.first(), value.value());
    }
}

void ResourceRolesTest::refusesStaffAllQueriesByMaskedColumns_data()
{
    QTest::addColumn<QString>("resource");
    QTest::addColumn<ListQuery>("query");
    QTest::addColumn<QString>("column");
    for (const Resource &resource : resourceCatalogue()) {
        for (const Column &column : resource.columns) {
            if (!resource.isOpenTo(Role::Staff) || !column.isPersonal())
                continue;
            const auto row = [&](const char *queryName, const ListQuery &query) {
                QTest::addRow("%s.%s %s", qPrintable(resource.name), qPrintable(column.name), queryName)
                    << resource.name << query << column.name;
            };
            const auto filtered = [&](Condition::Kind kind, const QString &value = {}) {
                return ListQuery{.resource = resource.name,
                                 .conditions = {{column.name, kind, {value}, value, QString()}}};
            };
            row("sorted by", {.resource = resource.name, .order = {{column.name}}});
            row("equal to", filtered(Condition::Kind::AnyOf, QStringLiteral("+6281277771001")));
            row("between", filtered(Condition::Kind::Between, QStringLiteral("+62")));
            row("empty", filtered(Condition::Kind::Empty));
            row("not empty", filtered(Condition::Kind::NotEmpty));
            row("searched for", searching(resource, column.name + QLatin1String(":7777")));
        }
    }
}

void ResourceRolesTest::refusesStaffAllQueriesByMaskedColumns()
{
    QFETCH(QString, resource);
    QFETCH(ListQuery, query);
    QFETCH(QString, column);
    RecordSource &source = person(Role::Staff).source;
    const auto refused = [](const auto &result) { return !result && isRefused(result.error()); };
    QVERIFY(refused(pageOf(person(Role::Staff), query)));
    QVERIFY(refused(source.count(Lane::next(), query).result()));
    QVERIFY(refused(source.estimate(Lane::next(), query).result()));
    QVERIFY(refused(source.jump(Lane::next(), {.query = query}, 0, 2).result()));
    QVERIFY(refused(source.facet(Lane::next(), {.resource = resource}, column).result()));
}

/// All texts that a role can read of one resource, without entering a secret.
QStringList ResourceRolesTest::textsOfResource(Role role, const Resource &resource)
{
    RecordSource &source = person(role).source;
    QStringList texts;
    const auto page = pageOf(person(role), everything(resource), openColumns(resource, role));
    if (!page)
        return {page.error().detail};
    for (const Record &record : page->records) {
        texts += textsOf(record);
        const auto again =
            source.record(Lane::next(), resource.name, record.key, openColumns(resource, role)).result();
        texts += again ? textsOf(*again) : QStringList(again.error().detail);
    }
    for (const Column &column : resource.columns) {
        const auto facet = source.facet(Lane::next(), everything(resource), column.name).result();
        for (const FacetCount &count : facet ? facet->counts : QList<FacetCount>())
            texts.append(count.value);
    }
    for (const char *text : {"a", "pel", "rah", "+628", "@", "Jl."}) {
        const auto offers = source.suggest(Lane::next(), resource.name, QString::fromLatin1(text)).result();
        for (const Suggestion &offer : offers ? *offers : QList<Suggestion>())
            texts += {offer.title, offer.hint};
    }
    return texts;
}

void ResourceRolesTest::hidesSecretsFromStaff_data()
{
    QTest::addColumn<QString>("resource");
    QTest::addColumn<bool>("adminSeesSecrets");
    const QStringList withSecrets{QStringLiteral("users"), QStringLiteral("orders"), QStringLiteral("audit")};
    for (const Resource &resource : resourceCatalogue())
        QTest::addRow("%s", qPrintable(resource.name))
            << resource.name << withSecrets.contains(resource.name);
}

void ResourceRolesTest::hidesSecretsFromStaff()
{
    QFETCH(QString, resource);
    QFETCH(bool, adminSeesSecrets);
    for (const QString &result : textsOfResource(Role::Staff, *findResource(resource)))
        QVERIFY2(!containsASecret(result), qPrintable(result));
    // The same queries return the secrets for a role that may read them.
    QStringList seen = textsOfResource(Role::Admin, *findResource(resource));
    QCOMPARE(std::any_of(seen.cbegin(), seen.cend(), containsASecret), adminSeesSecrets);
}

void ResourceRolesTest::findsNothingBySecretsForStaff_data()
{
    QTest::addColumn<QString>("resource");
    QTest::addColumn<QString>("search");
    QTest::addColumn<qsizetype>("adminFinds");
    for (const char *resource : {"users", "orders", "audit", "comments", "payments", "carts"}) {
        const auto row = [&](const char *search, qsizetype adminFinds) {
            QTest::addRow("%s: %s", resource, search)
                << QString::fromLatin1(resource) << QString::fromLatin1(search) << adminFinds;
        };
        const bool isUsers = qstrcmp(resource, "users") == 0;
        const bool isOrders = qstrcmp(resource, "orders") == 0;
        row("081277771001", isUsers || isOrders ? 1 : 0);
        row("rahasia1@contoh.id", isUsers || isOrders ? 1 : 0);
        row("0812-7777-9999", isUsers ? 1 : isOrders ? 2 : 0);
        row("rahasia", 0);
        row("7777", 0);
    }
}

void ResourceRolesTest::findsNothingBySecretsForStaff()
{
    QFETCH(QString, resource);
    QFETCH(QString, search);
    QFETCH(qsizetype, adminFinds);
    const ListQuery query = searching(*findResource(resource), search);
    const auto found = pageOf(person(Role::Staff), query);
    QVERIFY2(found, qPrintable(found ? QString() : found.error().detail));
    QCOMPARE(found->records.size(), 0);
    const auto count = person(Role::Staff).source.count(Lane::next(), query).result();
    QVERIFY(count);
    QCOMPARE(count->rows, 0);
    QCOMPARE(pageOf(person(Role::Admin), query)->records.size(), adminFinds);
}

/// Every column of a table is shown by its resource, used by it, or listed here as hidden.
void ResourceRolesTest::coversEveryColumn()
{
    const QSet<QString> hidden{
        QStringLiteral("version"),         // for the service's concurrency checks
        QStringLiteral("password_hash"),   // never readable
        QStringLiteral("rating_sum"),      // shown as an average
        QStringLiteral("xid"),             // for sealing the audit log
        QStringLiteral("personal_salt"),   // salt of the personal digest
        QStringLiteral("personal_digest"), // for verifying seals
        // Inputs of the service's decisions; people see the results.
        QStringLiteral("off_us"),
        QStringLiteral("gateway_status"),
        QStringLiteral("settled_at"),
        QStringLiteral("shipping_blocked"),
        QStringLiteral("rank"),
    };
    Connection administrator(PrivateCluster::shared().settings(m_database));
    QVERIFY(administrator.open());
    const auto schema = readSchema(administrator);
    QVERIFY(schema);
    for (const Resource &resource : resourceCatalogue()) {
        QSet<QString> covered = hidden + QSet<QString>{resource.key};
        for (const Relation &relation : resource.relations)
            covered.insert(relation.foreignKey);
        for (const Column &column : resource.columns) {
            if (column.relation.isEmpty())
                covered += {column.field, column.maskedField, column.linkField};
        }
        const QStringList fields = schema->tables[resource.table].columns.keys();
        for (const QString &field : fields)
            QVERIFY2(covered.contains(field), qPrintable(resource.name + u'.' + field));
    }
}

QTEST_GUILESS_MAIN(ResourceRolesTest)
#include "resourcerolestest.moc"
