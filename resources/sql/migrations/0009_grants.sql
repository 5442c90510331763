-- run as: administrator
--
-- Who may read, write and call what. PUBLIC may nothing; a login's rights are in this file and in those
-- that add tables later. Nobody reads users.password_hash, and nobody deletes rows.
--
-- meja_customer_api gets its rights together with the row-level security that binds it to one customer;
-- until then it may sign in and do nothing.

do $$
begin
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to meja_accounts, meja_service, meja_customer_api,
                        meja_storefront, meja_staff, meja_admin, meja_auditor', current_database());
end
$$;

revoke execute on all functions in schema meja from public;
grant select on meja.schema_migrations to meja_owner, meja_service, meja_staff, meja_admin, meja_auditor;

set local role meja_owner;

-- Reading ----------------------------------------------------------------------------------------

grant select on meja.stores, meja.products, meja.carts, meja.cart_items, meja.checkout_sessions, meja.order_items,
    meja.payments, meja.shipments, meja.stock_movements, meja.order_status_log, meja.comments,
    meja.status_transitions
    to meja_service, meja_staff, meja_admin, meja_auditor;

grant select (id, name, email_masked, phone_masked, address_masked, city, province, is_active, last_login_at,
              created_at, updated_at, version)
    on meja.users to meja_service, meja_staff, meja_admin, meja_auditor;
grant select (email, phone, address) on meja.users to meja_service, meja_admin, meja_auditor;

grant select (id, number, user_id, store_id, checkout_session_id, status, payment_status, item_count, subtotal,
              shipping_cost, discount, total, recipient_name, recipient_phone_masked, shipping_address_masked,
              shipping_city, shipping_province, postal_code, customer_note, placed_at, expires_at, paid_at,
              shipped_at, completed_at, cancelled_at, is_archived, archived_at, archived_by_kind, updated_at, version)
    on meja.orders to meja_service, meja_staff, meja_admin, meja_auditor;
grant select (recipient_phone, shipping_address) on meja.orders to meja_service, meja_admin, meja_auditor;

grant select on meja.staff_accounts to meja_service, meja_admin, meja_auditor;
grant select on meja.contact_lookups to meja_admin, meja_auditor;

-- What the desktop may ask -----------------------------------------------------------------------

grant execute on function meja.current_role_group(), meja.planner_statistics(text, text),
    meja.normalise_phone(text)
    to meja_service, meja_staff, meja_admin, meja_auditor;
grant execute on function meja.request_contact_lookup(text), meja.contact_lookup_result(bigint)
    to meja_staff, meja_admin, meja_auditor;
grant execute on procedure meja.find_users_by_contact(text, bigint[]) to meja_staff, meja_admin, meja_auditor;

-- The service's writes ---------------------------------------------------------------------------

-- Whoever writes a row computes its generated columns.
grant execute on function meja.mask_phone(text), meja.mask_email(text), meja.mask_address(text) to meja_service;

grant update (name, email, phone, address, city, province, is_active) on meja.users to meja_service;
grant insert (name, slug, city, province, phone, time_zone, is_active),
      update (name, slug, city, province, phone, time_zone, is_active, is_archived, archived_at, archived_by_kind)
    on meja.stores to meja_service;
grant insert (store_id, sku, name, category, price, weight_grams, opening_stock, stock, is_active),
      update (sku, name, category, price, weight_grams, is_active, is_archived, archived_at, archived_by_kind,
              rating_sum, rating_count)
    on meja.products to meja_service;
grant update (status, payment_status, paid_at, shipped_at, completed_at, cancelled_at, is_archived, archived_at,
              archived_by_kind)
    on meja.orders to meja_service;
grant update (status, transaction_id, payment_type, bank, refunded_amount, fraud_status, expires_at, paid_at)
    on meja.payments to meja_service;
grant update (status, raw_status, komerce_order_no, waybill, shipped_at, delivered_at, last_checked_at)
    on meja.shipments to meja_service;
grant insert (product_id, order_item_id, kind, quantity, reason, actor) on meja.stock_movements to meja_service;
grant insert (user_id, product_id, order_item_id, rating, body),
      update (rating, body, is_archived, archived_at, archived_by_kind, deleted_at, erased_at)
    on meja.comments to meja_service;

-- The storefront's functions ---------------------------------------------------------------------

grant execute on function
    meja.register_customer(text, text, text, text, text, text, text),
    meja.list_products(bigint, integer),
    meja.set_cart_item(bigint, bigint, bigint),
    meja.clear_cart(bigint),
    meja.open_checkout_session(bigint, text, text, bigint, interval),
    meja.expire_checkout_sessions(integer),
    meja.place_order(bigint, text, text, text, text, text, text, text, bigint, interval),
    meja.order_state(text),
    meja.open_payment(text, interval),
    meja.record_payment(text, text, text, text, text, bigint, timestamptz, text),
    meja.mark_processing(text),
    meja.record_shipment(text, text, text, text, text, text, bigint),
    meja.expire_order(text)
    to meja_storefront;

-- Accounts and sessions --------------------------------------------------------------------------

set local role meja_accounts;

grant execute on function
    meja.add_staff_account(text, text, text, text),
    meja.disable_staff_account(text),
    meja.end_staff_connections(text),
    meja.set_staff_role(text, text),
    meja.list_staff_accounts(),
    meja.use_staff_session(bytea),
    meja.close_staff_session(bytea)
    to meja_service;
grant execute on function meja.open_staff_session() to meja_staff, meja_admin, meja_auditor;
