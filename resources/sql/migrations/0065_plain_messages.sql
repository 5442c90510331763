-- run as: administrator
--
-- Rewords error messages that storefront developers and staff can see. Each function is replaced by the same function
-- with other messages: its SQLSTATEs, behaviour and attributes stay the same, and `create or replace` keeps its owner
-- and its grants.

set local role meja_owner;

create or replace function meja.require_phone(p_phone text) returns text
language plpgsql immutable
set search_path = meja, pg_temp
as $$
begin
    if normalise_phone(p_phone) is null then
        raise exception 'not an Indonesian phone number' using errcode = '22023';
    end if;
    return normalise_phone(p_phone);
end
$$;

create or replace function meja.set_cart_item(user_id bigint, product_id bigint, quantity bigint) returns bigint
language plpgsql security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
declare
    v_cart_id bigint;
    v_product record;
begin
    perform act_as('storefront');
    if set_cart_item.quantity is null or set_cart_item.quantity not between 0 and 9999 then
        raise exception 'the quantity must be a number from 0 to 9999' using errcode = '22023';
    end if;
    v_cart_id := lock_cart(set_cart_item.user_id);
    if set_cart_item.quantity = 0 then
        delete from cart_items where cart_id = v_cart_id and product_id = set_cart_item.product_id;
    else
        select p.*, s.is_active and not s.is_archived as store_sells into v_product
          from products as p join stores as s on s.id = p.store_id
         where p.id = set_cart_item.product_id;
        if not found then
            raise exception 'there is no product %', set_cart_item.product_id using errcode = 'MJ010';
        end if;
        if not v_product.is_active or v_product.is_archived or not v_product.store_sells then
            raise exception 'product % is not for sale', set_cart_item.product_id using errcode = 'MJ015';
        end if;
        if exists (select 1
                     from cart_items as i join products as p on p.id = i.product_id
                    where i.cart_id = v_cart_id and p.store_id <> v_product.store_id) then
            raise exception 'a cart can contain products of one store only; this cart contains products of another store'
                using errcode = 'MJ019';
        end if;
        insert into cart_items (cart_id, user_id, product_id, quantity)
        values (v_cart_id, set_cart_item.user_id, set_cart_item.product_id, set_cart_item.quantity)
            on conflict (cart_id, product_id) do update set quantity = excluded.quantity;
    end if;
    update carts set updated_at = now() where id = v_cart_id;
    return v_cart_id;
end
$$;

create or replace function meja.cart_subtotal(p_cart_id bigint) returns bigint
language plpgsql
set search_path = meja, pg_temp
as $$
declare
    v_product record;
    v_subtotal bigint := 0;
begin
    for v_product in
        select p.id, p.price, p.stock, i.quantity,
               p.is_active and not p.is_archived and s.is_active and not s.is_archived as sells
          from cart_items as i
          join products as p on p.id = i.product_id
          join stores as s on s.id = p.store_id
         where i.cart_id = p_cart_id
         order by p.id
    loop
        if not v_product.sells then
            raise exception 'product % is not for sale', v_product.id using errcode = 'MJ015';
        end if;
        if v_product.stock < v_product.quantity then
            raise exception 'not enough stock of product %: % left, % requested', v_product.id, v_product.stock, v_product.quantity
                using errcode = 'MJ011';
        end if;
        v_subtotal := v_subtotal + v_product.price * v_product.quantity;
    end loop;
    if not found then
        raise exception 'cart % is empty', p_cart_id using errcode = 'MJ013';
    end if;
    return v_subtotal;
end
$$;

create or replace function meja.open_checkout_session(
    user_id bigint, courier text, service text, shipping_cost bigint, valid_for interval default '1 hour',
    out session_id bigint, out total bigint, out expires_at timestamptz)
language plpgsql security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
declare
    v_cart_id bigint;
begin
    perform act_as('storefront');
    if open_checkout_session.shipping_cost is null or open_checkout_session.shipping_cost < 0 then
        raise exception 'the shipping cost must be 0 or more' using errcode = '22023';
    end if;
    if open_checkout_session.valid_for is null
       or open_checkout_session.valid_for not between interval '1 minute' and interval '1 day' then
        raise exception 'valid_for must be between 1 minute and 1 day' using errcode = '22023';
    end if;
    v_cart_id := lock_cart(open_checkout_session.user_id);
    open_checkout_session.total := cart_subtotal(v_cart_id) + open_checkout_session.shipping_cost;
    open_checkout_session.expires_at := now() + open_checkout_session.valid_for;

    update checkout_sessions set status = 'EXPIRED'
     where cart_id = v_cart_id and status = 'OPEN' and expires_at <= now();
    update checkout_sessions
       set total = open_checkout_session.total, courier = open_checkout_session.courier,
           service = open_checkout_session.service, shipping_cost = open_checkout_session.shipping_cost,
           expires_at = open_checkout_session.expires_at
     where cart_id = v_cart_id and status = 'OPEN'
    returning id into open_checkout_session.session_id;
    if not found then
        insert into checkout_sessions (user_id, cart_id, total, courier, service, shipping_cost, expires_at)
        values (open_checkout_session.user_id, v_cart_id, open_checkout_session.total,
                open_checkout_session.courier, open_checkout_session.service,
                open_checkout_session.shipping_cost, open_checkout_session.expires_at)
        returning id into open_checkout_session.session_id;
    end if;
end
$$;

create or replace function meja.place_order(
    session_id bigint, recipient_name text, recipient_phone text, shipping_address text, shipping_city text,
    shipping_province text, postal_code text default null, customer_note text default null,
    discount bigint default 0, pay_within interval default '24 hours',
    out order_id bigint, out order_number text, out total bigint, out midtrans_order_id text,
    out expires_at timestamptz)
language plpgsql security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
declare
    v_session checkout_sessions;
    v_subtotal bigint;
begin
    perform act_as('storefront');
    select * into v_session from checkout_sessions where id = place_order.session_id;
    if not found then
        raise exception 'there is no checkout session %', place_order.session_id using errcode = 'MJ010';
    end if;
    perform 1 from carts where id = v_session.cart_id for update;
    select * into v_session from checkout_sessions where id = place_order.session_id for update;

    if v_session.status = 'COMPLETED' then
        select o.id, o.number, o.total, o.number || '-1', o.expires_at
          into order_id, order_number, total, midtrans_order_id, expires_at
          from orders as o
         where o.checkout_session_id = v_session.id;
        return;
    end if;
    if v_session.status = 'EXPIRED' or v_session.expires_at <= now() then
        raise exception 'checkout session % has expired', v_session.id using errcode = 'MJ012';
    end if;
    perform require_customer(v_session.user_id);

    perform 1
       from products
      where id in (select product_id from cart_items where cart_id = v_session.cart_id)
      order by id
        for no key update;
    v_subtotal := cart_subtotal(v_session.cart_id);
    if v_subtotal + v_session.shipping_cost <> v_session.total then
        raise exception 'the cart costs % now, but the checkout session shows %; open the session again',
            v_subtotal + v_session.shipping_cost, v_session.total using errcode = 'MJ016';
    end if;
    if place_order.discount is null or place_order.discount not between 0 and v_subtotal then
        raise exception 'the discount must be between 0 and the price of the products' using errcode = '22023';
    end if;
    if place_order.pay_within is null
       or place_order.pay_within not between interval '1 minute' and interval '30 days' then
        raise exception 'pay_within must be between 1 minute and 30 days' using errcode = '22023';
    end if;

    order_id := nextval(pg_get_serial_sequence('meja.orders', 'id'));
    order_number := order_number(order_id);
    total := v_session.total - place_order.discount;
    midtrans_order_id := order_number || '-1';
    expires_at := now() + place_order.pay_within;
    insert into orders (id, number, user_id, store_id, checkout_session_id, status, payment_status, item_count,
                        subtotal, shipping_cost, discount, total, recipient_name, recipient_phone,
                        shipping_address, shipping_city, shipping_province, postal_code, customer_note, expires_at)
        overriding system value
    select place_order.order_id, place_order.order_number, v_session.user_id, min(p.store_id), v_session.id,
           'MENUNGGU_PEMBAYARAN', 'PENDING', sum(i.quantity), v_subtotal, v_session.shipping_cost,
           place_order.discount, place_order.total, require_text('recipient_name', place_order.recipient_name),
           require_phone(place_order.recipient_phone),
           require_text('shipping_address', place_order.shipping_address),
           require_text('shipping_city', place_order.shipping_city),
           require_text('shipping_province', place_order.shipping_province),
           place_order.postal_code, place_order.customer_note, place_order.expires_at
      from cart_items as i join products as p on p.id = i.product_id
     where i.cart_id = v_session.cart_id;
    insert into order_items (order_id, user_id, product_id, product_name, sku, unit_price, quantity)
    select place_order.order_id, v_session.user_id, p.id, p.name, p.sku, p.price, i.quantity
      from cart_items as i join products as p on p.id = i.product_id
     where i.cart_id = v_session.cart_id
     order by p.id;
    insert into stock_movements (product_id, order_item_id, kind, quantity)
    select product_id, id, 'order', -quantity
      from order_items
     where order_id = place_order.order_id
     order by product_id;
    insert into payments (order_id, user_id, midtrans_order_id, gross_amount, expires_at)
    values (place_order.order_id, v_session.user_id, place_order.midtrans_order_id, place_order.total,
            place_order.expires_at);
    update checkout_sessions set status = 'COMPLETED', completed_at = now() where id = v_session.id;
    update carts set status = 'CHECKED_OUT' where id = v_session.cart_id;
end
$$;

create or replace function meja.open_payment(
    order_number text, pay_within interval default '24 hours',
    out midtrans_order_id text, out gross_amount bigint, out expires_at timestamptz)
language plpgsql security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
declare
    v_order orders;
begin
    perform act_as('storefront');
    v_order := lock_order(open_payment.order_number);
    select p.midtrans_order_id, p.gross_amount, p.expires_at into midtrans_order_id, gross_amount, expires_at
      from payments as p
     where p.order_id = v_order.id and p.status = 'PENDING';
    if found then
        return;
    end if;
    if v_order.status <> 'MENUNGGU_PEMBAYARAN' then
        raise exception 'order % has status % and accepts no payment', v_order.number, v_order.status using errcode = 'MJ001';
    end if;
    if open_payment.pay_within is null
       or open_payment.pay_within not between interval '1 minute' and interval '30 days' then
        raise exception 'pay_within must be between 1 minute and 30 days' using errcode = '22023';
    end if;
    gross_amount := v_order.total;
    expires_at := now() + open_payment.pay_within;
    insert into payments (order_id, user_id, midtrans_order_id, gross_amount, expires_at)
    select v_order.id, v_order.user_id, v_order.number || '-' || count(*) + 1, v_order.total, open_payment.expires_at
      from payments as p
     where p.order_id = v_order.id
    returning payments.midtrans_order_id into midtrans_order_id;
    update orders set payment_status = 'PENDING', expires_at = greatest(expires_at, open_payment.expires_at)
     where id = v_order.id;
end
$$;

create or replace function meja.record_payment(
    midtrans_order_id text, status text, transaction_id text default null, payment_type text default null,
    bank text default null, gross_amount bigint default null, paid_at timestamptz default null,
    fraud_status text default null) returns text
language plpgsql security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
declare
    v_payment payments;
    v_order orders;
    v_of_order text;
begin
    perform act_as('payment');
    if record_payment.status is null
       or record_payment.status not in ('PENDING', 'PAID', 'FAILED', 'EXPIRED', 'CANCELLED') then
        raise exception 'the payment status must be PENDING, PAID, FAILED, EXPIRED or CANCELLED' using errcode = '22023';
    end if;
    select * into v_order from orders
     where id = (select order_id from payments where midtrans_order_id = record_payment.midtrans_order_id)
       for no key update;
    if not found then
        raise exception 'there is no payment %', record_payment.midtrans_order_id using errcode = 'MJ010';
    end if;
    select * into v_payment from payments where midtrans_order_id = record_payment.midtrans_order_id for update;
    if record_payment.gross_amount <> v_payment.gross_amount then
        raise exception 'the amount of payment % is %, not %', v_payment.midtrans_order_id, v_payment.gross_amount,
            record_payment.gross_amount using errcode = 'MJ016';
    end if;
    if record_payment.transaction_id <> v_payment.transaction_id then
        raise exception 'payment % belongs to another transaction', v_payment.midtrans_order_id using errcode = 'MJ014';
    end if;
    -- A late or repeated notification changes nothing.
    if record_payment.status = 'PENDING' and v_payment.status <> 'PENDING'
       or record_payment.status = 'PAID' and is_paid(v_payment.status) and v_payment.status <> 'PAID' then
        return v_payment.status;
    end if;

    update payments
       set status = record_payment.status,
           transaction_id = coalesce(transaction_id, record_payment.transaction_id),
           payment_type = coalesce(record_payment.payment_type, payment_type),
           bank = coalesce(record_payment.bank, bank),
           fraud_status = coalesce(record_payment.fraud_status, fraud_status),
           paid_at = case when record_payment.status = 'PAID'
                          then coalesce(paid_at, record_payment.paid_at, now()) else paid_at end
     where id = v_payment.id;

    v_of_order := payment_status_of(v_order.id);
    update orders set payment_status = v_of_order
     where id = v_order.id and payment_status <> v_of_order;
    if record_payment.status = 'PAID' and v_order.status = 'MENUNGGU_PEMBAYARAN' then
        update orders set status = 'DIBAYAR', paid_at = coalesce(record_payment.paid_at, now())
         where id = v_order.id;
    elsif v_payment.status = 'PAID' and record_payment.status = 'FAILED' and not is_paid(v_of_order)
          and v_order.status = 'DIBAYAR' then
        update orders set status = 'MENUNGGU_PEMBAYARAN', paid_at = null where id = v_order.id;
    end if;
    return record_payment.status;
end
$$;

create or replace function meja.record_shipment(
    order_number text, courier text default null, service text default null, komerce_order_no text default null,
    waybill text default null, status text default 'BOOKED', shipping_cost bigint default null) returns bigint
language plpgsql security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
declare
    v_order orders;
    v_shipment shipments;
    v_ranks constant text[] := array['BOOKED', 'PICKED_UP', 'IN_TRANSIT', 'DELIVERED'];
    v_rank integer := array_position(v_ranks, record_shipment.status);
begin
    perform act_as('storefront');
    if v_rank is null then
        raise exception 'the shipment status must be BOOKED, PICKED_UP, IN_TRANSIT or DELIVERED' using errcode = '22023';
    end if;
    v_order := lock_order(record_shipment.order_number);
    select * into v_shipment from shipments
     where order_id = v_order.id and status <> 'CANCELLED' order by id desc limit 1 for update;
    if not found then
        if v_order.status not in ('DIBAYAR', 'DIPROSES') then
            raise exception 'order % has status % and cannot be shipped', v_order.number, v_order.status using errcode = 'MJ001';
        end if;
        insert into shipments (order_id, user_id, courier, service, komerce_order_no, waybill, shipping_cost)
        values (v_order.id, v_order.user_id, require_text('courier', record_shipment.courier),
                require_text('service', record_shipment.service), record_shipment.komerce_order_no,
                record_shipment.waybill, coalesce(record_shipment.shipping_cost, v_order.shipping_cost))
        returning * into v_shipment;
    elsif record_shipment.komerce_order_no <> v_shipment.komerce_order_no
          or record_shipment.waybill <> v_shipment.waybill then
        raise exception 'order % already has a shipment with another number', v_order.number using errcode = 'MJ014';
    end if;

    -- The status never goes backwards: an older notification only fills in missing values.
    update shipments
       set komerce_order_no = coalesce(komerce_order_no, record_shipment.komerce_order_no),
           waybill = coalesce(waybill, record_shipment.waybill),
           status = case when array_position(v_ranks, status) < v_rank then record_shipment.status else status end,
           shipped_at = case when v_rank > 1 then coalesce(shipped_at, now()) else shipped_at end,
           delivered_at = case when v_rank = 4 then coalesce(delivered_at, now()) else delivered_at end
     where id = v_shipment.id;

    -- A frozen or cancelled order does not change: the cancellation checks the shipment.
    if v_rank > 1 and v_order.status in ('DIBAYAR', 'DIPROSES') then
        update orders set status = 'DIKIRIM', shipped_at = now() where id = v_order.id returning * into v_order;
    end if;
    if v_rank = 4 and v_order.status = 'DIKIRIM' then
        update orders set status = 'SELESAI', completed_at = now() where id = v_order.id;
    end if;
    return v_shipment.id;
end
$$;

create or replace function meja.expire_order(order_number text) returns text
language plpgsql security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
declare
    v_order orders;
begin
    perform act_as('storefront');
    v_order := lock_order(expire_order.order_number);
    if v_order.status = 'KEDALUWARSA' then
        return v_order.status;
    end if;
    if v_order.status = 'MENUNGGU_PEMBAYARAN' and v_order.expires_at > now()
       and exists (select 1 from payments where order_id = v_order.id and status = 'PENDING') then
        raise exception 'order % can still be paid until %', v_order.number, v_order.expires_at
            using errcode = 'MJ012';
    end if;
    update payments set status = 'EXPIRED' where order_id = v_order.id and status = 'PENDING';
    update orders
       set status = 'KEDALUWARSA',
           payment_status = case when payment_status = 'PENDING' then 'EXPIRED' else payment_status end
     where id = v_order.id;
    insert into stock_movements (product_id, order_item_id, kind, quantity)
    select product_id, id, 'expiry', quantity
      from order_items
     where order_id = v_order.id
     order by product_id;
    return 'KEDALUWARSA';
end
$$;

create or replace function meja.keep_order_rules() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
declare
    v_frozen_from text;
begin
    if tg_op = 'INSERT' then
        if new.status <> 'MENUNGGU_PEMBAYARAN' or new.payment_status <> 'PENDING' or new.is_archived then
            raise exception 'a new order must be unpaid and not archived' using errcode = 'MJ001';
        end if;
        return new;
    end if;

    if new.status <> old.status then
        perform require_transition('orders.status', old.status, new.status);
        if old.status = 'MENUNGGU_BATAL' and new.status not in ('DIBATALKAN', 'DIKIRIM') then
            select from_status into v_frozen_from
              from order_status_log
             where order_id = old.id and to_status = 'MENUNGGU_BATAL'
             order by sequence desc
             limit 1;
            if v_frozen_from is distinct from new.status then
                raise exception 'order % was frozen from status %; it cannot change to %', old.number, v_frozen_from, new.status
                    using errcode = 'MJ001';
            end if;
        end if;
    end if;
    if new.payment_status <> old.payment_status
       and new.payment_status is distinct from payment_status_of(new.id) then
        perform require_transition('orders.payment_status', old.payment_status, new.payment_status);
    end if;

    if new.is_archived and not old.is_archived
       and new.status not in ('SELESAI', 'DIBATALKAN', 'KEDALUWARSA') then
        raise exception 'order % is not finished and cannot be archived', old.number using errcode = 'MJ001';
    end if;
    if old.archived_by_kind = 'customer' and new.archived_by_kind is distinct from 'customer' then
        raise exception 'order % was archived by its customer and cannot be restored', old.number
            using errcode = 'MJ001';
    end if;
    return new;
end
$$;

create or replace function meja.require_refundable(p_refund meja.refunds) returns void
language plpgsql
set search_path = meja, pg_temp
as $$
declare
    v_gross bigint;
    v_others bigint;
begin
    select gross_amount into v_gross from payments where id = p_refund.payment_id for no key update;
    select coalesce(sum(amount), 0) into v_others
      from refunds
     where payment_id = p_refund.payment_id and id is distinct from p_refund.id
       and state not in ('REJECTED', 'FAILED');
    if v_others + p_refund.amount > v_gross then
        raise exception 'a refund of % exceeds the refundable amount of payment %, which is %', p_refund.amount, p_refund.payment_id,
            v_gross - v_others using errcode = 'MJ005';
    end if;
end
$$;

reset role;
grant create on schema meja to meja_accounts;
set local role meja_accounts;

create or replace function meja.add_staff_account(login text, display_name text, role text, verifier text) returns bigint
language plpgsql security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
declare
    v_id bigint;
    v_is_new boolean;
begin
    if group_of_role(add_staff_account.role) is null then
        raise exception 'the role must be staff, admin or auditor' using errcode = '22023';
    end if;
    if add_staff_account.login !~ '^[a-z][a-z0-9_.-]{1,61}$' or add_staff_account.login ~ '^(meja|pg)_' then
        raise exception 'a login must have 2 to 62 lower-case letters, digits and _ . -, start with a letter, and not with meja_ or pg_'
            using errcode = '22023';
    end if;
    -- PostgreSQL would treat any other text as a password and hash it.
    if add_staff_account.verifier is null
       or add_staff_account.verifier !~ '^SCRAM-SHA-256\$[0-9]{4,7}:[A-Za-z0-9+/]{16,}={0,2}\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$' then
        raise exception 'not a SCRAM-SHA-256 verifier' using errcode = '22023';
    end if;
    insert into staff_accounts (login, display_name, role)
    values (add_staff_account.login, add_staff_account.display_name, add_staff_account.role)
        on conflict (login) do update
           set display_name = excluded.display_name, role = excluded.role, is_active = true, disabled_at = null
         where not staff_accounts.is_active
    returning id, created_at = updated_at and version = 1 into v_id, v_is_new;
    if v_id is null then
        raise exception 'account % already exists', add_staff_account.login using errcode = 'MJ014';
    end if;
    if v_is_new and exists (select 1 from pg_roles where rolname = add_staff_account.login) then
        raise exception 'the server already has a login % that is not a staff account', add_staff_account.login
            using errcode = 'MJ014';
    end if;
    if v_is_new then
        execute format('create role %I login', add_staff_account.login);
    end if;
    execute format('alter role %I login password %L',
                   add_staff_account.login, add_staff_account.verifier);
    perform grant_role(add_staff_account.login, add_staff_account.role);
    return v_id;
end
$$;

create or replace function meja.set_staff_role(login text, role text) returns void
language plpgsql security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
declare
    v_account staff_accounts := lock_account(set_staff_role.login);
begin
    if group_of_role(set_staff_role.role) is null then
        raise exception 'the role must be staff, admin or auditor' using errcode = '22023';
    end if;
    if not v_account.is_active then
        raise exception 'account % is disabled', v_account.login using errcode = 'MJ014';
    end if;
    update staff_accounts set role = set_staff_role.role where id = v_account.id;
    perform grant_role(v_account.login, set_staff_role.role);
    perform end_staff_connections(v_account.login);
end
$$;

create or replace function meja.open_staff_session() returns bytea
language plpgsql security definer
set search_path = meja, pg_temp
as $$
declare
    v_account_id bigint;
    -- Three UUIDs contain 366 random bits from the operating system.
    v_token bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
begin
    select id into v_account_id from staff_accounts where login = session_user and is_active for share;
    if not found then
        raise exception '% is not an active staff account', session_user using errcode = '42501';
    end if;
    delete from staff_sessions
     where account_id = v_account_id and (expires_at <= now() or last_used_at <= now() - interval '30 minutes');
    insert into staff_sessions (account_id, token_hash) values (v_account_id, sha256(v_token));
    return v_token;
end
$$;

reset role;
revoke create on schema meja from meja_accounts;
