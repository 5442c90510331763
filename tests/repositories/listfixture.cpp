#include "listfixture.h"

#include "connection.h"
#include "privatecluster.h"

#include <QtGlobal>

namespace meja {

ConnectionSettings databaseWithOrders(int orders)
{
    auto &cluster = PrivateCluster::shared();
    const ConnectionSettings settings = cluster.settings(cluster.createMigratedDatabase());
    Connection connection(settings);
    const auto filled = connection.open().and_then([&] {
        return connection.runScript(
            QStringLiteral(
                "set session_replication_role = replica; "
                "insert into stores (name, slug, city, province) values ('Toko Satu', 'satu', 'Bandung', "
                "'Jawa Barat'); "
                "insert into users (name, email, phone) select 'Budi ' || n, 'budi' || n || '@contoh.id', "
                "'+62812000' || (10000 + n) from generate_series(1, 50) as n; "
                "insert into orders (number, user_id, store_id, status, payment_status, item_count, "
                "subtotal, total, "
                "recipient_name, recipient_phone, shipping_address, shipping_city, shipping_province, "
                "placed_at, expires_at) "
                "select seeded_order_number(n), n % 50 + 1, 1, case n % 4 when 0 then 'DIBAYAR' else "
                "'SELESAI' end, "
                "'PAID', 1, "
                "n * 1000, n * 1000, 'Penerima', '+6281234567890', 'Jl. Mawar 1', 'Bandung', 'Jawa Barat', "
                "timestamptz '2026-01-01 00:00:00+07' + n * interval '1.000001 second', now() "
                "from generate_series(1, %1) as n; "
                "analyze;")
                .arg(orders));
    });
    if (!filled)
        qFatal("%s", qPrintable(filled.error().detail));
    return settings;
}

} // namespace meja
