-- Every order that a list promises has an index that ends in the key, so that a page by key is one
-- range of one index; every search field has a trigram index on the bare column.

create unique index users_email on meja.users (email);
create index users_phone on meja.users (phone);
create index users_created on meja.users (created_at, id);
create index users_name on meja.users (name, id);
create index users_city on meja.users (city, created_at, id);
create index users_name_words on meja.users using gin (name meja.gin_trgm_ops);

create index stores_name on meja.stores (name, id);
create index stores_created on meja.stores (created_at, id);
create index stores_name_words on meja.stores using gin (name meja.gin_trgm_ops);

create index products_created on meja.products (created_at, id);
create index products_name on meja.products (name, id);
create index products_price on meja.products (price, id);
create index products_stock on meja.products (stock, id);
create index products_store on meja.products (store_id, created_at, id);
create index products_category on meja.products (category, created_at, id);
create index products_name_words on meja.products using gin (name meja.gin_trgm_ops);
create index products_sku_words on meja.products using gin (sku meja.gin_trgm_ops);

create unique index carts_active on meja.carts (user_id) where status = 'ACTIVE';
create index carts_updated on meja.carts (updated_at, id);
create index carts_created on meja.carts (created_at, id);
create index carts_status on meja.carts (status, updated_at, id);
create index carts_user on meja.carts (user_id, updated_at, id);
create index cart_items_product on meja.cart_items (product_id);

create index checkout_sessions_created on meja.checkout_sessions (created_at, id);
create index checkout_sessions_status on meja.checkout_sessions (status, created_at, id);
create index checkout_sessions_user on meja.checkout_sessions (user_id, created_at, id);
create index checkout_sessions_cart on meja.checkout_sessions (cart_id);

create index orders_placed on meja.orders (placed_at, id);
create index orders_status on meja.orders (status, placed_at, id);
create index orders_payment_status on meja.orders (payment_status, placed_at, id);
create index orders_user on meja.orders (user_id, placed_at, id);
create index orders_store on meja.orders (store_id, placed_at, id);
create index orders_total on meja.orders (total, id);
create index orders_archived on meja.orders (placed_at, id) where is_archived;
create index orders_expiring on meja.orders (expires_at, id) where status = 'MENUNGGU_PEMBAYARAN';
create index orders_session on meja.orders (checkout_session_id) where checkout_session_id is not null;
create index orders_number_words on meja.orders using gin (number meja.gin_trgm_ops);

create index order_items_created on meja.order_items (created_at, id);
create index order_items_product on meja.order_items (product_id, created_at, id);
create index order_items_line_total on meja.order_items (line_total, id);

create index payments_order on meja.payments (order_id);
create index payments_created on meja.payments (created_at, id);
create index payments_status on meja.payments (status, created_at, id);
create index payments_type on meja.payments (payment_type, created_at, id);
create index payments_gross_amount on meja.payments (gross_amount, id);
create index payments_number_words on meja.payments using gin (midtrans_order_id meja.gin_trgm_ops);

create index shipments_order on meja.shipments (order_id);
create index shipments_booked on meja.shipments (booked_at, id);
create index shipments_status on meja.shipments (status, booked_at, id);
create index shipments_courier on meja.shipments (courier, booked_at, id);
create index shipments_waybill_words on meja.shipments using gin (waybill meja.gin_trgm_ops);

create index stock_movements_product on meja.stock_movements (product_id, created_at, id);
create index stock_movements_created on meja.stock_movements (created_at, id);
-- An order item takes its units once and gives them back once, by cancellation or by expiry.
create unique index stock_movements_taken on meja.stock_movements (order_item_id) where kind = 'order';
create unique index stock_movements_returned on meja.stock_movements (order_item_id)
    where kind in ('cancel', 'expiry');

create index order_status_log_created on meja.order_status_log (created_at, id);

create index comments_created on meja.comments (created_at, id);
create index comments_product on meja.comments (product_id, created_at, id);
create index comments_user on meja.comments (user_id, created_at, id);
create index comments_rating on meja.comments (rating, created_at, id);
create index comments_body_words on meja.comments using gin (body meja.gin_trgm_ops);
-- One comment per product and customer at a time: deleting one's own frees the place, archiving doesn't.
create unique index comments_place on meja.comments (product_id, user_id) where deleted_at is null;
