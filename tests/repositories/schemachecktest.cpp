#include "schemacheck.h"
#include "connection.h"
#include "privatecluster.h"
#include "resourcecatalogue.h"
#include "resourcechecker.h"
#include "schemareader.h"

#include <QTest>

#include <functional>

using namespace meja;

namespace {

using Change = std::function<void(Resource &)>;

Column &columnOf(Resource &resource, const char *name)
{
    for (Column &column : resource.columns) {
        if (column.name == QLatin1StringView(name))
            return column;
    }
    qFatal("no column %s", name);
}

/// The fields of a table that lists sort, filter and search by.
struct UsedFields
{
    QSet<QString> sorted;
    QSet<QString> filtered;
    QSet<QString> searched;
    QSet<QString> ofTwoValues; ///< Filtered by two values; a partial index of the rarer one is enough.

    [[nodiscard]] bool isServedBy(const Schema::Index &index, const QString &key) const
    {
        const QString &first = index.columns.first();
        if (index.method == u"gin")
            return searched.contains(first);
        if (index.columns == QStringList{first, key} && index.predicate.isEmpty() && sorted.contains(first))
            return true;
        return filtered.contains(first) || searched.contains(first) ||
               std::any_of(ofTwoValues.cbegin(), ofTwoValues.cend(),
                           [&](const QString &field) { return index.predicate.contains(field); });
    }
};

/// By table, because a search also reads the tables of relations.
QHash<QString, UsedFields> usedFieldsOf(const QList<Resource> &catalogue)
{
    QHash<QString, UsedFields> used;
    for (const Resource &resource : catalogue) {
        UsedFields &own = used[resource.table];
        for (const Column &column : resource.columns) {
            if (column.sortable)
                own.sorted.insert(indexColumn(column.field, column.isText()));
        }
        for (const Filter &filter : resource.filters) {
            const Column &column = *resource.column(filter.column);
            own.filtered.insert(filter.kind == FilterKind::Related ? column.linkField : column.field);
            if (filter.kind == FilterKind::Presence || column.type == ValueType::Boolean)
                own.ofTwoValues.insert(column.field);
        }
        for (const SearchField &search : resource.searchFields) {
            const Column &column = *resource.column(search.column);
            const Relation *relation = resource.relation(column.relation);
            used[relation ? relation->table : resource.table].searched.insert(column.field);
            if (relation) // leads from the related rows found to the rows of the list
                used[resource.table].searched.insert(relation->foreignKey);
        }
    }
    return used;
}

} // namespace

Q_DECLARE_METATYPE(Change)
Q_DECLARE_METATYPE(meja::Role)

/// Checks the real resources against the migrated schema, then one fault of each kind.
class SchemaCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsNoFaultInTheCatalogue();
    void hasNoUnusedIndex();
    void reportsEachFault_data();
    void reportsEachFault();
    void reportsAMissingIndex();
    void reportsAMissingIndexOfAForeignKey();
    void reportsACodeWithoutALabel();
    void reportsAMissingGrant();
    void reportsAnExcessiveGrant_data();
    void reportsAnExcessiveGrant();
    void passesForEveryRole_data();
    void passesForEveryRole();
    void reportsAnInvalidExpression_data();
    void reportsAnInvalidExpression();

private:
    QString m_database;
    Schema m_schema;
};

void SchemaCheckTest::initTestCase()
{
    PrivateCluster &cluster = PrivateCluster::shared();
    m_database = cluster.createMigratedDatabase();
    Connection connection(cluster.settings(m_database));
    QVERIFY(connection.open());
    const auto schema = readSchema(connection);
    QVERIFY2(schema, qPrintable(schema ? QString() : schema.error().detail));
    m_schema = *schema;
}

void SchemaCheckTest::findsNoFaultInTheCatalogue()
{
    QCOMPARE(ResourceChecker(resourceCatalogue(), m_schema).problems().join(u'\n'), QString());
}

void SchemaCheckTest::hasNoUnusedIndex()
{
    // Indexes for programs, not for lists.
    const QStringList forPrograms{
        QStringLiteral("orders_expiring"),       // the next order to expire
        QStringLiteral("audit_entries_sealing"), // the next entry to seal
        QStringLiteral("stock_movements_item"),  // the returned units of an item
    };
    const QHash<QString, UsedFields> used = usedFieldsOf(resourceCatalogue());
    for (const Resource &resource : resourceCatalogue()) {
        const QList<Schema::Index> indexes = m_schema.tables[resource.table].indexes;
        for (const Schema::Index &index : indexes) {
            const bool isNeeded = index.unique || forPrograms.contains(index.name) ||
                                  used[resource.table].isServedBy(index, resource.key);
            QVERIFY2(isNeeded, qPrintable(index.name));
        }
    }
}

// NOLINTNEXTLINE(readability-function-size): one table
void SchemaCheckTest::reportsEachFault_data()
{
    QTest::addColumn<QString>("resource");
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *resource, const char *sentence, const Change &change) {
        QTest::newRow(sentence) << QString::fromLatin1(resource) << change
                                << QString::fromLatin1(resource) + QLatin1String(": ") +
                                       QString::fromLatin1(sentence);
    };
    const auto named = [](const char *text) { return QString::fromLatin1(text); };

    row("orders", "there is no table order_s", [=](Resource &r) { r.table = named("order_s"); });
    row("orders", "its key number_id is not a column of table orders",
        [=](Resource &r) { r.key = named("number_id"); });
    row("orders", "no role may open it", [](Resource &r) { r.roles.clear(); });
    QTest::newRow("two resources have this name")
        << named("carts") << Change([=](Resource &r) { r.name = named("orders"); })
        << named("orders: two resources have this name");
    row("orders", "two columns have the name total",
        [](Resource &r) { r.columns.append(columnOf(r, "total")); });
    row("orders", "column total needs either a field or an expression",
        [](Resource &r) { columnOf(r, "total").field.clear(); });
    row("orders", "column total shows orders.sum, which does not exist",
        [=](Resource &r) { columnOf(r, "total").field = named("sum"); });
    row("orders", "the type of column number does not fit orders.number, which is text",
        [](Resource &r) { columnOf(r, "number").type = ValueType::Money; });
    row("orders", "column customer_name belongs to relation buyer, which is not described",
        [=](Resource &r) { columnOf(r, "customer_name").relation = named("buyer"); });
    row("orders", "column recipient_phone shows orders.recipient_phone without its mask",
        [](Resource &r) { columnOf(r, "recipient_phone").maskedField.clear(); });
    row("orders", "column customer_phone shows users.phone without its mask",
        [](Resource &r) { columnOf(r, "customer_phone").maskedField.clear(); });
    row("orders", "column total is masked by orders.total_masked, which does not exist",
        [=](Resource &r) { columnOf(r, "total").maskedField = named("total_masked"); });
    row("orders", "column status has no choices", [](Resource &r) { columnOf(r, "status").choices.clear(); });
    row("orders", "column item_count is sortable, but no index (item_count, id) serves it",
        [](Resource &r) { columnOf(r, "item_count").sortable = true; });
    row("orders", "column status is sortable, but no index (status, id) serves it",
        [](Resource &r) { columnOf(r, "status").sortable = true; });
    row("orders", "column customer_name is sortable, but only columns of table orders can be",
        [](Resource &r) { columnOf(r, "customer_name").sortable = true; });
    row("orders", "its default order uses column status, which is not sortable",
        [=](Resource &r) { r.defaultOrder = {{named("status")}}; });
    row("orders", "its default order names column age, which is not described",
        [=](Resource &r) { r.defaultOrder = {{named("age")}}; });
    row("orders", "it has no default order", [](Resource &r) { r.defaultOrder.clear(); });
    row("orders", "its date column paid_at is not a sortable time",
        [=](Resource &r) { r.dateColumn = named("paid_at"); });
    row("orders", "its title names column name, which is not described",
        [=](Resource &r) { r.titleColumn = named("name"); });
    row("orders", "column recipient_name is searched, but no index of orders.recipient_name serves it",
        [=](Resource &r) { r.searchFields.append({named("recipient_name")}); });
    row("orders", "column customer_phone is searched, but no index of users.phone serves it",
        [=](Resource &r) {
            r.searchFields = {{named("customer_phone"), SearchKind::Contains}};
        });
    row("order_status_log", "column customer_name is searched, but no index leads with user_id",
        [=](Resource &r) { r.searchFields.append({named("customer_name")}); });
    row("cart_items", "column customer_name is searched, but no index leads with user_id",
        [=](Resource &r) { r.searchFields = {{named("customer_name")}}; });
    row("orders", "column total is searched, but is not a stored text",
        [=](Resource &r) { r.searchFields.append({named("total")}); });
    row("orders", "its search names column note, which is not described",
        [=](Resource &r) { r.searchFields.append({named("note")}); });
    row("orders", "column shipping_city is filtered, but no index leads with shipping_city",
        [=](Resource &r) { r.filters.append({named("shipping_city")}); });
    row("orders", "column customer_name is filtered, but is not a column of table orders",
        [=](Resource &r) { r.filters.append({named("customer_name")}); });
    row("orders", "column total has a filter that does not fit its type", [=](Resource &r) {
        r.filters.append({named("total"), FilterKind::Dates});
    });
    row("orders", "column total is filtered by related rows, but has no link", [=](Resource &r) {
        r.filters.append({named("total"), FilterKind::Related});
    });
    row("products", "column is_active is filtered, but no index leads with is_active", [](Resource &r) {
        r.table = QStringLiteral("stores"); // which, unlike products, has no partial index of inactive rows
        r.relations.clear();
    });
    row("payments",
        "column payment_type is filtered and payment_type may be empty, but the column is not optional",
        [](Resource &r) { columnOf(r, "payment_type").optional = false; });
    row("orders", "column total is optional, but total is never empty",
        [](Resource &r) { columnOf(r, "total").optional = true; });
    row("orders", "a filter names column age, which is not described",
        [=](Resource &r) { r.filters.append({named("age")}); });
    row("orders", "a fieldset names column age, which is not described", [=](Resource &r) {
        r.fieldsets.append({{"Wrong"}, {named("age")}});
    });
    row("orders", "column total is in two fieldsets", [=](Resource &r) {
        r.fieldsets.append({{"Wrong"}, {named("total")}});
    });
    row("orders", "relation order has a name that SQL reserves",
        [=](Resource &r) { r.relations[0].name = named("order"); });
    row("orders", "relation customer leads to table people, which does not exist",
        [=](Resource &r) { r.relations[0].table = named("people"); });
    row("orders", "relation customer uses column buyer_id, which table orders does not have",
        [=](Resource &r) { r.relations[0].foreignKey = named("buyer_id"); });
    row("orders", "relation customer uses column store_id, but no foreign key leads from it to users",
        [=](Resource &r) { r.relations[0].foreignKey = named("store_id"); });
    row("orders", "relation session is not optional, but column checkout_session_id may be empty",
        [=](Resource &r) {
            r.relations.append({.name = named("session"),
                                .table = named("checkout_sessions"),
                                .foreignKey = named("checkout_session_id")});
        });
    row("orders", "column customer_name opens resource people, which is not described",
        [=](Resource &r) { columnOf(r, "customer_name").linksTo = named("people"); });
    row("orders", "column customer_name links by buyer_id, which table orders does not have",
        [=](Resource &r) { columnOf(r, "customer_name").linkField = named("buyer_id"); });
    row("orders", "column customer_name links by store_id, but no foreign key leads from it to users",
        [=](Resource &r) { columnOf(r, "customer_name").linkField = named("store_id"); });
    row("orders", "it shows rows of parcels, which is not described",
        [=](Resource &r) { r.inlines[0].resource = named("parcels"); });
    row("orders", "it shows rows of order_items by column sku, which does not link back",
        [=](Resource &r) { r.inlines[0].column = named("sku"); });
    row("orders", "it shows rows of stock_movements by column order_number, which does not link back",
        [=](Resource &r) { r.inlines[0].resource = named("stock_movements"); });
    row("order_items", "it shows rows of comments by column order_item, which has no filter by related rows",
        [=](Resource &r) {
            r.inlines = {{named("comments"), named("order_item"), {"Comments"}}};
        });
}

void SchemaCheckTest::reportsEachFault()
{
    QFETCH(QString, resource);
    QFETCH(Change, change);
    QFETCH(QString, sentence);
    QList<Resource> catalogue = resourceCatalogue();
    for (Resource &each : catalogue) {
        if (each.name == resource)
            change(each);
    }
    const QStringList problems = ResourceChecker(catalogue, m_schema).problems();
    QVERIFY2(problems.contains(sentence), qPrintable(problems.join(u'\n')));
}

void SchemaCheckTest::reportsAMissingIndex()
{
    Schema schema = m_schema;
    schema.tables[QStringLiteral("orders")].indexes.removeIf(
        [](const Schema::Index &index) { return index.columns.first() == u"total"; });
    QCOMPARE(
        ResourceChecker(resourceCatalogue(), schema).problems(),
        (QStringList{QStringLiteral("orders: column total is sortable, but no index (total, id) serves it"),
                     QStringLiteral("orders: column total is filtered, but no index leads with total")}));
}

void SchemaCheckTest::reportsAMissingIndexOfAForeignKey()
{
    Schema schema = m_schema;
    Schema::Table &shipments = schema.tables[QStringLiteral("shipments")];
    const auto isOfCustomers = [](const Schema::Index &index) { return index.columns.first() == u"user_id"; };
    QCOMPARE(shipments.indexes.removeIf(isOfCustomers), 1);
    const QStringList sentence{
        QStringLiteral("shipments: column customer_name is searched, but no index leads with user_id")};
    QCOMPARE(ResourceChecker(resourceCatalogue(), schema).problems(), sentence);
    // A partial index finds only some of the rows.
    shipments.indexes.append({.name = QStringLiteral("some"),
                              .method = QStringLiteral("btree"),
                              .columns = {QStringLiteral("user_id")},
                              .predicate = QStringLiteral("(status = 'BOOKED'::text)")});
    QCOMPARE(ResourceChecker(resourceCatalogue(), schema).problems(), sentence);
}

void SchemaCheckTest::reportsACodeWithoutALabel()
{
    Schema schema = m_schema;
    schema.tables[QStringLiteral("carts")].columns[QStringLiteral("status")].codes.append(
        QStringLiteral("SAVED"));
    QCOMPARE(
        ResourceChecker(resourceCatalogue(), schema).problems(),
        QStringList{QStringLiteral("carts: column status has no label for SAVED, which table carts allows")});
}

void SchemaCheckTest::reportsAMissingGrant()
{
    Schema schema = m_schema;
    schema.tables[QStringLiteral("orders")].columns[QStringLiteral("total")].readers = {Role::Admin};
    QCOMPARE(ResourceChecker(resourceCatalogue(), schema).problems(),
             (QStringList{QStringLiteral("orders: it needs orders.total, which meja_staff may not read"),
                          QStringLiteral("orders: it needs orders.total, which meja_auditor may not read")}));
}

void SchemaCheckTest::reportsAnExcessiveGrant_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("masked for staff")
        << QStringLiteral("users") << QStringLiteral("phone")
        << QStringLiteral("users: column phone is hidden from meja_staff, which may read users.phone");
    QTest::newRow("hidden from staff")
        << QStringLiteral("audit_entries") << QStringLiteral("personal_changes")
        << QStringLiteral("audit: column personal_changes is hidden from meja_staff, which may read "
                          "audit_entries.personal_changes");
}

void SchemaCheckTest::reportsAnExcessiveGrant()
{
    QFETCH(QString, table);
    QFETCH(QString, column);
    QFETCH(QString, sentence);
    Schema schema = m_schema;
    schema.tables[table].columns[column].readers.append(Role::Staff);
    QVERIFY(ResourceChecker(resourceCatalogue(), schema).problems().contains(sentence));
}

void SchemaCheckTest::passesForEveryRole_data()
{
    QTest::addColumn<Role>("role");
    for (const Role role : {Role::Staff, Role::Admin, Role::Auditor})
        QTest::addRow("%s", qPrintable(databaseGroup(role))) << role;
}

void SchemaCheckTest::passesForEveryRole()
{
    QFETCH(Role, role);
    PrivateCluster &cluster = PrivateCluster::shared();
    Connection administrator(cluster.settings(m_database));
    QVERIFY(administrator.open());
    const QString group = databaseGroup(role);
    const QString login = QLatin1String("check_of_") + group;
    QVERIFY(administrator.runScript(QStringLiteral("create role %1 login in role %2").arg(login, group)));
    Connection connection(cluster.settings(m_database, login));
    QVERIFY(connection.open());
    const auto problems = checkResources(connection, resourceCatalogue(), role);
    QVERIFY2(problems, qPrintable(problems ? QString() : problems.error().detail));
    QCOMPARE(problems->join(u'\n'), QString());
}

void SchemaCheckTest::reportsAnInvalidExpression_data()
{
    QTest::addColumn<QString>("expression");
    QTest::newRow("unknown column") << QStringLiteral("t.colour");
    QTest::newRow("unknown relation") << QStringLiteral("buyer.name");
    QTest::newRow("invalid SQL") << QStringLiteral("t.total +");
}

void SchemaCheckTest::reportsAnInvalidExpression()
{
    QFETCH(QString, expression);
    QList<Resource> catalogue = resourceCatalogue();
    columnOf(catalogue.first(), "item_count").field.clear();
    columnOf(catalogue.first(), "item_count").expression = expression;
    Connection connection(PrivateCluster::shared().settings(m_database));
    QVERIFY(connection.open());
    const auto problems = checkResources(connection, catalogue, Role::Admin);
    QVERIFY(problems);
    QCOMPARE(problems->size(), 1);
    QVERIFY2(problems->first().startsWith(QLatin1String("orders: its columns cannot be read: ")),
             qPrintable(problems->first()));
}

QTEST_GUILESS_MAIN(SchemaCheckTest)
#include "schemachecktest.moc"
