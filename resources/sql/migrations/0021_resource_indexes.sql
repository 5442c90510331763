-- Indexes for what the resources promise beyond 0004: a filter's column leads an index, and a rare
-- state has a partial index in the list's own order, so that finding it doesn't mean walking past
-- millions of common rows. The common states need none: a walk through the newest rows meets them
-- at once. All of these are small, because they hold only the rare rows.
--
-- Every index of 0004 and of this file serves a sort, a filter, a search or an inline of a resource, or is
-- unique, or is one that programs go by (orders_expiring, stock_movements_item); the test schemachecktest holds them against it.

create index users_inactive on meja.users (created_at, id) where not is_active;
create index products_inactive on meja.products (created_at, id) where not is_active;
create index products_archived on meja.products (created_at, id) where is_archived;
create index comments_archived on meja.comments (created_at, id) where is_archived;
create index comments_deleted on meja.comments (created_at, id) where deleted_at is not null;
create index shipments_without_waybill on meja.shipments (booked_at, id)
    where waybill is null or waybill = '';
-- Movements that no order made by itself: what a person brought back or set right.
create index stock_movements_by_hand on meja.stock_movements (kind, created_at, id)
    where kind in ('return', 'adjustment');

-- What was put into carts lately, across all carts.
create index cart_items_created on meja.cart_items (created_at, id);
