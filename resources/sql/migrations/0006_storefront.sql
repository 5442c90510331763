-- What the shop's own API may do: these functions and nothing else. They act as their owner, check what
-- they are given, and may be called again after a lost answer. docs/storefront.md describes them.
--
-- Locks are always taken in this order, so that no two of them can wait for each other in a circle:
-- cart, checkout session, order, payment, products in the order of their ids.
--
-- MJ010  no such row              MJ013  the cart is empty          MJ016  the amount is another one
-- MJ011  not enough stock         MJ014  said otherwise before      MJ019  products of several stores
-- MJ012  too late, or too early   MJ015  not for sale               22023  a value can't be right

create function meja.require_customer(p_user_id bigint) returns void
language plpgsql
set search_path = meja, pg_temp
as $$
begin
    if not exists (select 1 from users where id = p_user_id and is_active) then
        raise exception 'there is no active customer %', p_user_id using errcode = 'MJ010';
    end if;
end
$$;

-- Customers and what they may buy ----------------------------------------------------------------

create function meja.register_customer(
    name text, email text, phone text default null, address text default null, city text default null,
    province text default null, password_hash text default null,
    out user_id bigint, out is_new boolean)
language plpgsql security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
declare
    v_email text := lower(require_text('email', register_customer.email));
    v_phone text := case when register_customer.phone is not null then require_phone(register_customer.phone) end;
begin
    perform act_as('storefront');
    insert into users (name, email, phone, address, city, province, password_hash)
    values (require_text('name', register_customer.name), v_email, v_phone, register_customer.address,
            register_customer.city, register_customer.province, register_customer.password_hash)
        on conflict (email) do nothing
    returning id into register_customer.user_id;
    register_customer.is_new := register_customer.user_id is not null;
    if not register_customer.is_new then
        select id into register_customer.user_id from users where email = v_email;
    end if;
end
$$;

create function meja.list_products(after_id bigint default 0, page_size integer default 50)
returns table (product_id bigint, store_id bigint, name text, category text, price bigint, weight_grams integer,
               stock bigint)
language sql stable security definer
set search_path = meja, pg_temp
begin atomic
    select p.id, p.store_id, p.name, p.category, p.price, p.weight_grams, p.stock
      from meja.products as p join meja.stores as s on s.id = p.store_id
     where p.id > list_products.after_id and p.is_active and not p.is_archived and s.is_active and not s.is_archived
     order by p.id
     limit least(list_products.page_size, 1000);
end;

-- Cart -------------------------------------------------------------------------------------------

-- The customer's active cart, locked; made when there is none.
create function meja.lock_cart(p_user_id bigint) returns bigint
language plpgsql
set search_path = meja, pg_temp
as $$
declare
    v_cart_id bigint;
begin
    perform require_customer(p_user_id);
    loop
        select id into v_cart_id from carts where user_id = p_user_id and status = 'ACTIVE' for update;
        if found then
            return v_cart_id;
        end if;
        insert into carts (user_id) values (p_user_id) on conflict (user_id) where status = 'ACTIVE' do nothing;
    end loop;
end
$$;

create function meja.set_cart_item(user_id bigint, product_id bigint, quantity bigint) returns bigint
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
        raise exception 'a quantity is a number from 0 to 9999' using errcode = '22023';
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
            raise exception 'a cart holds products of one store; this one has products of another'
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

create function meja.clear_cart(user_id bigint) returns void
language plpgsql security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
begin
    perform act_as('storefront');
    update carts set status = 'ABANDONED' where user_id = clear_cart.user_id and status = 'ACTIVE';
end
$$;

-- Checkout ---------------------------------------------------------------------------------------

-- What the cart's goods cost now; refuses what can't be sold.
create function meja.cart_subtotal(p_cart_id bigint) returns bigint
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
            raise exception 'product % has % left, % are wanted', v_product.id, v_product.stock, v_product.quantity
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

create function meja.open_checkout_session(
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
        raise exception 'shipping costs nothing or more' using errcode = '22023';
    end if;
    if open_checkout_session.valid_for is null
       or open_checkout_session.valid_for not between interval '1 minute' and interval '1 day' then
        raise exception 'a checkout session lasts a minute at least, a day at most' using errcode = '22023';
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

create function meja.expire_checkout_sessions(batch integer default 1000) returns bigint
language plpgsql security definer
set search_path = meja, pg_temp
as $$
declare
    v_count bigint;
begin
    perform act_as('storefront');
    -- Those being used right now are left to the next call, so that nobody waits for the tidying up.
    update checkout_sessions set status = 'EXPIRED'
     where id in (select id from checkout_sessions
                   where status = 'OPEN' and expires_at <= now()
                   order by id limit least(batch, 10000)
                     for update skip locked);
    get diagnostics v_count = row_count;
    return v_count;
end
$$;

-- Orders -----------------------------------------------------------------------------------------

create function meja.lock_order(p_number text) returns meja.orders
language plpgsql
set search_path = meja, pg_temp
as $$
declare
    v_order orders;
begin
    select * into v_order from orders where number = p_number for no key update;
    if not found then
        raise exception 'there is no order %', p_number using errcode = 'MJ010';
    end if;
    return v_order;
end
$$;

create function meja.place_order(
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
        raise exception 'the cart costs % now, the customer saw %; open the session again',
            v_subtotal + v_session.shipping_cost, v_session.total using errcode = 'MJ016';
    end if;
    if place_order.discount is null or place_order.discount not between 0 and v_subtotal then
        raise exception 'a discount is between nothing and the goods'' price' using errcode = '22023';
    end if;
    if place_order.pay_within is null
       or place_order.pay_within not between interval '1 minute' and interval '30 days' then
        raise exception 'an order waits a minute at least, 30 days at most for its payment' using errcode = '22023';
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

create function meja.order_state(
    order_number text,
    out status text, out payment_status text, out total bigint, out expires_at timestamptz, out waybill text)
language plpgsql stable security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
begin
    select o.status, o.payment_status, o.total, o.expires_at,
           (select s.waybill from shipments as s where s.order_id = o.id order by s.id desc limit 1)
      into status, payment_status, total, expires_at, waybill
      from orders as o
     where o.number = order_state.order_number;
    if not found then
        raise exception 'there is no order %', order_state.order_number using errcode = 'MJ010';
    end if;
end
$$;

-- Payments ---------------------------------------------------------------------------------------

create function meja.is_paid(p_status text) returns boolean
language sql immutable
set search_path = meja, pg_temp
return p_status in ('PAID', 'REFUND_PENDING', 'PARTIALLY_REFUNDED', 'REFUNDED', 'REFUND_FAILED', 'DISPUTED');

create function meja.open_payment(
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
        raise exception 'order % is %, it takes no payment', v_order.number, v_order.status using errcode = 'MJ001';
    end if;
    if open_payment.pay_within is null
       or open_payment.pay_within not between interval '1 minute' and interval '30 days' then
        raise exception 'an order waits a minute at least, 30 days at most for its payment' using errcode = '22023';
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

create function meja.record_payment(
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
        raise exception 'a payment is recorded as PENDING, PAID, FAILED, EXPIRED or CANCELLED' using errcode = '22023';
    end if;
    select * into v_order from orders
     where id = (select order_id from payments where midtrans_order_id = record_payment.midtrans_order_id)
       for no key update;
    if not found then
        raise exception 'there is no payment %', record_payment.midtrans_order_id using errcode = 'MJ010';
    end if;
    select * into v_payment from payments where midtrans_order_id = record_payment.midtrans_order_id for update;
    if record_payment.gross_amount <> v_payment.gross_amount then
        raise exception 'payment % is of %, not of %', v_payment.midtrans_order_id, v_payment.gross_amount,
            record_payment.gross_amount using errcode = 'MJ016';
    end if;
    if record_payment.transaction_id <> v_payment.transaction_id then
        raise exception 'payment % belongs to another transaction', v_payment.midtrans_order_id using errcode = 'MJ014';
    end if;
    -- News that came late or twice say nothing new.
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

    -- An order is as paid as its best payment. What it was must not be in the way of what the payment is.
    select coalesce((select p.status from payments as p
                      where p.order_id = v_order.id and is_paid(p.status)
                      order by p.paid_at desc nulls last, p.id desc limit 1), record_payment.status)
      into v_of_order;
    update orders set payment_status = v_of_order
     where id = v_order.id
       and exists (select 1 from status_transitions
                    where subject = 'orders.payment_status' and from_status = v_order.payment_status
                      and to_status = v_of_order);
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

-- Parcels ----------------------------------------------------------------------------------------

create function meja.mark_processing(order_number text) returns text
language plpgsql security definer
set search_path = meja, pg_temp
as $$
declare
    v_order orders;
begin
    perform act_as('storefront');
    v_order := lock_order(mark_processing.order_number);
    if v_order.status <> 'DIPROSES' then
        update orders set status = 'DIPROSES' where id = v_order.id;
    end if;
    return 'DIPROSES';
end
$$;

create function meja.record_shipment(
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
        raise exception 'a shipment is recorded as BOOKED, PICKED_UP, IN_TRANSIT or DELIVERED' using errcode = '22023';
    end if;
    v_order := lock_order(record_shipment.order_number);
    select * into v_shipment from shipments
     where order_id = v_order.id and status <> 'CANCELLED' order by id desc limit 1 for update;
    if not found then
        if v_order.status not in ('DIBAYAR', 'DIPROSES') then
            raise exception 'order % is %, nothing is shipped', v_order.number, v_order.status using errcode = 'MJ001';
        end if;
        insert into shipments (order_id, user_id, courier, service, komerce_order_no, waybill, shipping_cost)
        values (v_order.id, v_order.user_id, require_text('courier', record_shipment.courier),
                require_text('service', record_shipment.service), record_shipment.komerce_order_no,
                record_shipment.waybill, coalesce(record_shipment.shipping_cost, v_order.shipping_cost))
        returning * into v_shipment;
    elsif record_shipment.komerce_order_no <> v_shipment.komerce_order_no
          or record_shipment.waybill <> v_shipment.waybill then
        raise exception 'order % has a shipment with another number already', v_order.number using errcode = 'MJ014';
    end if;

    -- A parcel doesn't travel backwards: older news only fill in what was missing.
    update shipments
       set komerce_order_no = coalesce(komerce_order_no, record_shipment.komerce_order_no),
           waybill = coalesce(waybill, record_shipment.waybill),
           status = case when array_position(v_ranks, status) < v_rank then record_shipment.status else status end,
           shipped_at = case when v_rank > 1 then coalesce(shipped_at, now()) else shipped_at end,
           delivered_at = case when v_rank = 4 then coalesce(delivered_at, now()) else delivered_at end
     where id = v_shipment.id;

    -- A frozen or cancelled order stays as it is: whoever cancels it looks at the shipment.
    if v_rank > 1 and v_order.status in ('DIBAYAR', 'DIPROSES') then
        update orders set status = 'DIKIRIM', shipped_at = now() where id = v_order.id returning * into v_order;
    end if;
    if v_rank = 4 and v_order.status = 'DIKIRIM' then
        update orders set status = 'SELESAI', completed_at = now() where id = v_order.id;
    end if;
    return v_shipment.id;
end
$$;

-- Expiry -----------------------------------------------------------------------------------------

create function meja.expire_order(order_number text) returns text
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
        raise exception 'order % may still be paid, until %', v_order.number, v_order.expires_at
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
