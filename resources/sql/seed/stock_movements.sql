-- The units of every order, then the returned units, then the deliveries to the stores.
select meja_seed.renew('stock_movements');

insert into meja.stock_movements (product_id, order_item_id, kind, quantity, actor, created_at)
select product_id, id, 'order', -quantity, 'meja_storefront', created_at
  from meja.order_items;

insert into meja.stock_movements (product_id, order_item_id, kind, quantity, actor, created_at)
select items.product_id, items.id, case closed.status when 'KEDALUWARSA' then 'expiry' else 'cancel' end, items.quantity,
       'meja-service', closed.closed_at
  from (select id, status, closed_at from meja_seed.orders where closed_at is not null) as closed
  join meja.order_items as items on items.order_id = closed.id;

insert into meja.stock_movements (product_id, kind, quantity, reason, actor, created_at)
select supplies.product_id, 'adjustment', supplies.quantity, 'Barang masuk dari pemasok', 'gudang',
       plan.starts_at + meja_seed.seconds(supplies.quarter * 91 * 86400.0::float8 - 41400)
  from meja_seed.plan, meja_seed.supplies
 where supplies.quarter > supplies.first_quarter
 order by supplies.quarter, supplies.product_id;

analyze meja.stock_movements;
