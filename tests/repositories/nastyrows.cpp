#include "nastyrows.h"

#include "describe.h"
#include "transaction.h"

#include <QHash>
#include <QtGlobal>

namespace meja {

namespace {

using namespace describe;

constexpr int parents = 40;

const QStringList &pieces()
{
    static const QStringList all{QStringLiteral("budi"),
                                 QStringLiteral("Santoso"),
                                 QStringLiteral("BUDI"),
                                 QStringLiteral("'"),
                                 QStringLiteral("\""),
                                 QStringLiteral("%"),
                                 QStringLiteral("_"),
                                 QStringLiteral("\\"),
                                 QStringLiteral("\\\\"),
                                 QStringLiteral("Ma'ruf"),
                                 QStringLiteral("100%"),
                                 QStringLiteral("a_b"),
                                 QStringLiteral("; drop table orders;--"),
                                 QStringLiteral("' or 1=1 --"),
                                 QStringLiteral("/* x */"),
                                 QStringLiteral("$1"),
                                 QStringLiteral(":v0_"),
                                 QStringLiteral("😀"),
                                 QStringLiteral("👩‍👩‍👧"),
                                 QStringLiteral("é"),
                                 QStringLiteral("e\u0301"),
                                 QStringLiteral("Nur\u2019aini"),
                                 QStringLiteral("Nur'aini"),
                                 QStringLiteral("x\u2011y"),
                                 QStringLiteral("x-y"),
                                 QStringLiteral("x\u00ADy"),
                                 QStringLiteral("\u201Cab\u201D"),
                                 QStringLiteral("a\u00A0b"),
                                 QStringLiteral("a\u0323\u0302"),
                                 QStringLiteral("Toko 10"),
                                 QStringLiteral("toko 9"),
                                 QStringLiteral("É"),
                                 QStringLiteral("ß"),
                                 QStringLiteral("ẞ"),
                                 QStringLiteral("İ"),
                                 QStringLiteral("ı"),
                                 QStringLiteral("Σ"),
                                 QStringLiteral("ς"),
                                 QStringLiteral("Ǆ"),
                                 QStringLiteral("ﬁ"),
                                 QStringLiteral("ab"),
                                 QStringLiteral("abc"),
                                 QStringLiteral("MJ2K"),
                                 QStringLiteral("mj2k9"),
                                 QStringLiteral("(["),
                                 QStringLiteral("\uFEFF"),
                                 QStringLiteral("]*"),
                                 QStringLiteral("^$"),
                                 QStringLiteral(".+"),
                                 QStringLiteral("\t"),
                                 QStringLiteral("-"),
                                 QStringLiteral("--"),
                                 QStringLiteral("{}"),
                                 QStringLiteral("NULL"),
                                 QStringLiteral("漢字"),
                                 QStringLiteral("0812"),
                                 QStringLiteral("6281")};
    return all;
}

template <class T>
const T &anyOf(QRandomGenerator &random, const QList<T> &items)
{
    return items[random.bounded(items.size())];
}

QString maybe(QRandomGenerator &random, const QString &text)
{
    return random.bounded(5) == 0 ? QString() : text;
}

QString phone(QRandomGenerator &random)
{
    return QLatin1String("+628") + QString::number(100'000'000 + random.bounded(300)) +
           QString::number(random.bounded(10));
}

/// Few different times, so that many are equal; some differ by only one microsecond.
qint64 moment(QRandomGenerator &random)
{
    const qint64 start = 1'790'000'000'000'000;
    return start + qint64(random.bounded(40)) * 43'200'000'000 + random.bounded(3);
}

QString textOf(const std::optional<qint64> &number)
{
    return number ? QString::number(*number) : QString();
}

void orEnd(const Result<> &result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
}

void insertRow(Connection &connection, const NastyRow &row)
{
    Statement statement(QStringLiteral(
        "insert into nasty (id, parent_id, code, title, note, phone, kind, amount, happened_at, seen_at, "
        "flag) "
        "values (:id, :parent, :code, :title, :note, :phone, :kind, :amount, timestamptz 'epoch' + :happened "
        "* "
        "interval '1 microsecond', timestamptz 'epoch' + :seen * interval '1 microsecond', :flag)"));
    statement.bind(QStringLiteral("id"), row.key)
        .bind(QStringLiteral("parent"), textOf(row.parent))
        .bind(QStringLiteral("code"), row.code)
        .bind(QStringLiteral("title"), row.title)
        .bind(QStringLiteral("note"), row.note)
        .bind(QStringLiteral("phone"), row.phone)
        .bind(QStringLiteral("kind"), row.kind)
        .bind(QStringLiteral("amount"), textOf(row.amount))
        .bind(QStringLiteral("happened"), row.happenedAt)
        .bind(QStringLiteral("seen"), textOf(row.seenAt))
        .bind(QStringLiteral("flag"), row.flag);
    const auto inserted = connection.run(statement);
    if (!inserted)
        qFatal("%s", qPrintable(inserted.error().detail));
}

} // namespace

QString nastyText(QRandomGenerator &random)
{
    QString text;
    const int count = 1 + random.bounded(4);
    for (int i = 0; i < count; ++i)
        text += (i > 0 && random.bounded(2) == 0 ? QStringLiteral(" ") : QString()) + anyOf(random, pieces());
    return text;
}

QList<NastyRow> nastyRows(QRandomGenerator &random, int count)
{
    QStringList names;
    for (int i = 0; i < parents; ++i)
        names.append(nastyText(random));
    QList<NastyRow> rows;
    for (int i = 1; i <= count; ++i) {
        NastyRow row;
        row.key = qint64(i) * 3;
        row.code = nastyText(random);
        row.title = random.bounded(20) == 0 ? QStringLiteral("") : maybe(random, nastyText(random));
        row.note = random.bounded(200) == 0 ? QString(10'000, u'x') + nastyText(random)
                                            : maybe(random, nastyText(random));
        if (random.bounded(4) != 0) {
            row.parent = 1 + random.bounded(parents);
            row.parentName = names[*row.parent - 1];
        }
        row.phone = maybe(random, phone(random));
        row.kind = anyOf(
            random, QStringList{QStringLiteral("BARU"), QStringLiteral("LAMA"), QStringLiteral("LANGKA")});
        if (random.bounded(6) != 0)
            row.amount = random.bounded(30) * 50'000;
        row.happenedAt = moment(random);
        if (random.bounded(3) != 0)
            row.seenAt = moment(random);
        row.flag = random.bounded(2) == 0;
        rows.append(row);
    }
    return rows;
}

void storeNastyRows(Connection &connection, const QList<NastyRow> &rows)
{
    orEnd(connection.runScript(QStringLiteral(
        "create table meja.nasty_parents (id bigint primary key, name text not null); "
        "create table meja.nasty (id bigint primary key, parent_id bigint references meja.nasty_parents, "
        "code text not null, title text, note text, phone text, kind text not null, amount bigint, "
        "happened_at timestamptz not null, seen_at timestamptz, flag boolean not null)")));
    Transaction transaction(connection);
    QHash<qint64, QString> names;
    for (const NastyRow &row : rows) {
        if (row.parent)
            names.insert(*row.parent, row.parentName);
    }
    for (auto it = names.cbegin(); it != names.cend(); ++it) {
        Statement statement(QStringLiteral("insert into nasty_parents values (:id, :name)"));
        statement.bind(QStringLiteral("id"), it.key()).bind(QStringLiteral("name"), it.value());
        if (!connection.run(statement))
            qFatal("cannot store a parent row");
    }
    for (const NastyRow &row : rows)
        insertRow(connection, row);
    orEnd(transaction.commit());
    orEnd(connection.runScript(QStringLiteral(
        "create index on meja.nasty (happened_at, id); create index on meja.nasty (seen_at, id); "
        "create index on meja.nasty (amount, id); create index on meja.nasty (title collate meja.people, "
        "id); "
        "create index on meja.nasty (kind, happened_at, id); "
        "create index on meja.nasty using gin (code meja.gin_trgm_ops); "
        "create index on meja.nasty using gin (title meja.gin_trgm_ops); "
        "create index on meja.nasty_parents using gin (name meja.gin_trgm_ops); analyze meja.nasty, "
        "meja.nasty_parents")));
}

const Resource &nastyResource()
{
    static const Resource resource{
        .name = QStringLiteral("nasty"),
        .table = QStringLiteral("nasty"),
        .singular = {},
        .plural = {},
        .icon = {},
        .relations = {optionalRelation("parent", "nasty_parents", "parent_id")},
        .columns = {code("code", "Code").sortable(), text("title", "Title").sortable(),
                    longText("note", "Note"),
                    text("parent_name", "Parent").of("parent", "name").links("nasty_parents", "parent_id"),
                    phone("phone", "Phone"),
                    choice("kind", "Kind",
                           {{QStringLiteral("BARU"), {"New"}},
                            {QStringLiteral("LAMA"), {"Old"}},
                            {QStringLiteral("LANGKA"), {"Rare"}}}),
                    money("amount", "Amount").sortable(), timestamp("happened_at", "Happened").sortable(),
                    timestamp("seen_at", "Seen").sortable(), boolean("flag", "Flag"),
                    text("both", "Both").computed("t.code || '/' || coalesce(parent.name, '')")},
        .defaultOrder = {descending("happened_at")},
        .searchFields = {anywhere("code"), anywhere("title"), atTheBeginning("note"), anywhere("parent_name"),
                         anywhere("phone")},
        .filters = {byChoice("kind"), byRelated("parent_name"), byRange("amount"), byDate("seen_at"),
                    byPresence("title")},
        .dateColumn = QStringLiteral("happened_at"),
        .titleColumn = QStringLiteral("code")};
    return resource;
}

QList<ReferenceRow> referenceRows(const QList<NastyRow> &rows)
{
    const auto number = [](const std::optional<qint64> &value) {
        return ReferenceValue{.text = textOf(value), .number = value.value_or(0)};
    };
    QList<ReferenceRow> plain;
    for (const NastyRow &row : rows)
        plain.append({row.key,
                      {{.text = row.code},
                       {.text = row.title},
                       {.text = row.note},
                       {.text = row.parentName, .link = row.parent.value_or(0)},
                       {.text = row.phone},
                       {.text = row.kind},
                       number(row.amount),
                       number(row.happenedAt),
                       number(row.seenAt),
                       {.text = row.flag ? QStringLiteral("true") : QStringLiteral("false")},
                       {.text = row.code + u'/' + row.parentName}}});
    return plain;
}

void spoilSeededRows(Connection &connection, QRandomGenerator &random)
{
    QStringList texts;
    for (int i = 0; i < 97; ++i)
        texts.append(nastyText(random));
    static const QStringList fields{QStringLiteral("users.name"),
                                    QStringLiteral("stores.city"),
                                    QStringLiteral("products.name"),
                                    QStringLiteral("orders.customer_note"),
                                    QStringLiteral("comments.body"),
                                    QStringLiteral("order_items.product_name"),
                                    QStringLiteral("shipments.waybill"),
                                    QStringLiteral("order_status_log.reason"),
                                    QStringLiteral("stock_movements.reason")};
    // With triggers off, like the seeder.
    orEnd(connection.runScript(QStringLiteral("set session_replication_role = replica")));
    for (const QString &each : fields) {
        const QStringList parts = each.split(u'.');
        Statement spoil(
            QStringLiteral("update meja.%1 set %2 = (:texts::text[])[1 + id % 97] where id % 4 = 1")
                .arg(parts[0], parts[1]));
        spoil.bind(QStringLiteral("texts"), texts);
        orEnd(connection.run(spoil).map([](const ResultSet &) {}));
    }
    orEnd(connection.runScript(QStringLiteral(
        "update meja.orders set customer_note = repeat('x', 10000) || number where id % 60 = 0; "
        // A value of a cart that does not fit into bigint. The triggers refuse such a price today.
        "update meja.products set price = 4611686018427387904 where id > 150 and id % 3 = 0; "
        "insert into meja.staff_accounts (login, display_name, role) select 'orang' || n, 'Orang ' || n % 7, "
        "(array['staff', 'admin', 'auditor'])[1 + n % 3] from generate_series(1, 40) as n; "
        "insert into meja.contact_lookups (login, contact) select 'orang' || n % 5, '+62812000' || 1000 + n "
        "from generate_series(1, 120) as n; "
        "reset session_replication_role; set meja.actor_kind = 'staff'; set meja.actor = 'O''Neil %_ 😀'; "
        "set meja.reason = ''' or 1=1 --'; update meja.products set price = price + 1000 where id <= 150; "
        "set meja.actor = 'sari'; set meja.request_id = 'R-1'; "
        "update meja.users set city = 'Kota Baru' where id <= 60; analyze")));
}

} // namespace meja
