-- Applies the rules of 0070 to the tables and to the storefront's functions for customers, carts and checkouts.
--
-- Each value is checked when it is written, not when its row is: a row from before these rules can still be changed,
-- and no list or check fails on it. docs/operations.md says how to find such rows. What the tables' constraints refuse
-- already (an empty name, a negative price) is left to them.
create function meja.keep_user_values() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
begin
    if new.name is distinct from old.name and new.name <> '' then
        new.name := require_text('name', new.name);
    end if;
    if new.email is distinct from old.email then
        -- Not normalised: two spellings of a stored address must not differ in their case.
        if ascii_lower(new.email) <> require_email(new.email) then
            raise exception 'email must have no blanks at its ends' using errcode = '22023';
        end if;
    end if;
    if new.address is distinct from old.address then
        new.address := optional_text('address', one_line(new.address), 500);
    end if;
    if new.city is distinct from old.city then
        new.city := optional_text('city', new.city, 100);
    end if;
    if new.province is distinct from old.province then
        new.province := optional_text('province', new.province, 100);
    end if;
    return new;
end
$$;

create function meja.keep_store_values() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
begin
    if new.name is distinct from old.name and new.name <> '' then
        new.name := require_text('name', new.name);
    end if;
    if new.city is distinct from old.city then
        new.city := require_text('city', new.city, 100);
    end if;
    if new.province is distinct from old.province then
        new.province := require_text('province', new.province, 100);
    end if;
    if new.time_zone is distinct from old.time_zone
       and not exists (select 1 from pg_timezone_names where name = new.time_zone) then
        raise exception 'time_zone must be a name in pg_timezone_names, for example Asia/Jakarta' using errcode = '22023';
    end if;
    return new;
end
$$;

create function meja.keep_product_values() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
begin
    if new.name is distinct from old.name and new.name <> '' then
        new.name := require_text('name', new.name, 300);
    end if;
    if new.sku is distinct from old.sku then
        new.sku := require_text('sku', new.sku, 100);
    end if;
    if new.category is distinct from old.category then
        new.category := require_text('category', new.category, 100);
    end if;
    if new.price is distinct from old.price and new.price > 100000000000 then
        raise exception 'price must be at most 100000000000' using errcode = '22023';
    end if;
    return new;
end
$$;

create trigger keep_values before insert or update of name, email, address, city, province on meja.users
    for each row execute function meja.keep_user_values();
create trigger keep_values before insert or update of name, city, province, time_zone on meja.stores
    for each row execute function meja.keep_store_values();
create trigger keep_values before insert or update of name, sku, category, price on meja.products
    for each row execute function meja.keep_product_values();

-- E-mail addresses are compared by the stored text, so it must have no upper-case ASCII letter. The old rule used the
-- collation of the database, for which the lower case of U+212A is k.
alter table meja.users drop constraint users_email_check;
alter table meja.users add constraint users_email_check
    check (email = lower(email collate "C") and email like '%_@_%') not valid;
-- place_order() multiplies the quantity and the price.
alter table meja.cart_items add constraint cart_items_quantity_limit check (quantity <= 9999) not valid;

-- Also checks the two settings that a caller may set for the status log and the audit log.
create or replace function meja.act_as(p_kind text) returns void
language plpgsql
set search_path = meja, pg_temp
as $$
begin
    perform set_config('meja.actor_kind', p_kind, true), set_config('meja.actor', session_user, true),
            set_config('meja.reason', coalesce(optional_lines('meja.reason', acting('reason'), 500), ''), true),
            set_config('meja.request_id', coalesce(optional_text('meja.request_id', acting('request_id')), ''), true);
end
$$;

-- Customers and products -------------------------------------------------------------------------

-- A known address returns its customer, also one that is stored although require_email() would refuse it today.
create or replace function meja.register_customer(
    name text, email text, phone text default null, address text default null, city text default null,
    province text default null, password_hash text default null,
    out user_id bigint, out is_new boolean)
language plpgsql security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
declare
    v_email text := email_key(register_customer.email);
    v_name text := require_text('name', register_customer.name);
    v_phone text := nullif(normalise_text(register_customer.phone), '');
    v_address text := optional_text('address', one_line(register_customer.address), 500);
    v_city text := optional_text('city', register_customer.city, 100);
    v_province text := optional_text('province', register_customer.province, 100);
    v_password_hash text := optional_text('password_hash', register_customer.password_hash, 500);
begin
    perform act_as('storefront');
    if v_phone is not null then
        v_phone := require_phone(v_phone);
    end if;
    select id into register_customer.user_id from users where email = v_email;
    register_customer.is_new := false;
    if not found then
        v_email := require_email(v_email);
        insert into users (name, email, phone, address, city, province, password_hash)
        values (v_name, v_email, v_phone, v_address, v_city, v_province, v_password_hash)
            on conflict (email) do nothing
        returning id into register_customer.user_id;
        register_customer.is_new := register_customer.user_id is not null;
    end if;
    -- Another session registered the address in the meantime.
    if register_customer.user_id is null then
        select id into register_customer.user_id from users where email = v_email;
    end if;
end
$$;

create or replace function meja.list_products(after_id bigint default 0, page_size integer default 50)
returns table (product_id bigint, store_id bigint, name text, category text, price bigint, weight_grams integer,
               stock bigint)
language plpgsql stable security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
begin
    return query
        select p.id, p.store_id, p.name, p.category, p.price, p.weight_grams, p.stock
          from products as p join stores as s on s.id = p.store_id
         where p.id > coalesce(list_products.after_id, 0) and p.is_active and not p.is_archived and s.is_active
           and not s.is_archived
         order by p.id
         limit least(require_count('page_size', list_products.page_size), 1000);
end
$$;

-- Cart -------------------------------------------------------------------------------------------

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
        if (select count(*) from cart_items where cart_id = v_cart_id and product_id <> set_cart_item.product_id) >= 100 then
            raise exception 'a cart can contain at most 100 products' using errcode = '22023';
        end if;
        insert into cart_items (cart_id, user_id, product_id, quantity)
        values (v_cart_id, set_cart_item.user_id, set_cart_item.product_id, set_cart_item.quantity)
            on conflict (cart_id, product_id) do update set quantity = excluded.quantity;
    end if;
    update carts set updated_at = now() where id = v_cart_id;
    return v_cart_id;
end
$$;

-- A price or quantity from before the limits makes the cart unsellable, with a sentence, instead of an overflow.
create or replace function meja.cart_subtotal(p_cart_id bigint) returns bigint
language plpgsql
set search_path = meja, pg_temp
as $$
declare
    v_product record;
    v_subtotal numeric := 0;
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
        if not v_product.sells or v_product.price > 100000000000 then
            raise exception 'product % is not for sale', v_product.id using errcode = 'MJ015';
        end if;
        if v_product.stock < v_product.quantity then
            raise exception 'not enough stock of product %: % left, % requested', v_product.id, v_product.stock, v_product.quantity
                using errcode = 'MJ011';
        end if;
        v_subtotal := v_subtotal + v_product.price::numeric * v_product.quantity;
    end loop;
    if not found then
        raise exception 'cart % is empty', p_cart_id using errcode = 'MJ013';
    end if;
    if v_subtotal > 100000000000000000 then
        raise exception 'cart % costs more than an order may', p_cart_id using errcode = '22023';
    end if;
    return v_subtotal;
end
$$;

-- Checkout ---------------------------------------------------------------------------------------

create or replace function meja.open_checkout_session(
    user_id bigint, courier text, service text, shipping_cost bigint, valid_for interval default '1 hour',
    out session_id bigint, out total bigint, out expires_at timestamptz)
language plpgsql security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
declare
    v_cart_id bigint;
    v_courier text := require_courier(open_checkout_session.courier);
    v_service text := optional_text('service', open_checkout_session.service, 100);
begin
    perform act_as('storefront');
    expires_at := now() + require_duration('valid_for', open_checkout_session.valid_for, '1 minute', '1 day');
    total := require_amount('shipping_cost', open_checkout_session.shipping_cost);
    v_cart_id := lock_cart(open_checkout_session.user_id);
    total := total + cart_subtotal(v_cart_id);

    update checkout_sessions set status = 'EXPIRED'
     where cart_id = v_cart_id and status = 'OPEN' and expires_at <= now();
    update checkout_sessions
       set total = open_checkout_session.total, courier = v_courier, service = v_service,
           shipping_cost = open_checkout_session.shipping_cost, expires_at = open_checkout_session.expires_at
     where cart_id = v_cart_id and status = 'OPEN'
    returning id into open_checkout_session.session_id;
    if not found then
        insert into checkout_sessions (user_id, cart_id, total, courier, service, shipping_cost, expires_at)
        values (open_checkout_session.user_id, v_cart_id, open_checkout_session.total, v_courier, v_service,
                open_checkout_session.shipping_cost, open_checkout_session.expires_at)
        returning id into open_checkout_session.session_id;
    end if;
end
$$;

create or replace function meja.expire_checkout_sessions(batch integer default 1000) returns bigint
language plpgsql security definer
set search_path = meja, pg_temp
as $$
declare
    v_count bigint;
begin
    perform act_as('storefront');
    -- Sessions that are in use are left to the next call, so that nothing waits for this function.
    update checkout_sessions set status = 'EXPIRED'
     where id in (select id from checkout_sessions
                   where status = 'OPEN' and expires_at <= now()
                   order by id limit least(require_count('batch', batch), 10000)
                     for update skip locked);
    get diagnostics v_count = row_count;
    return v_count;
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

    order_id := nextval(pg_get_serial_sequence('meja.orders', 'id'));
    order_number := order_number(order_id);
    total := v_session.total - place_order.discount;
    midtrans_order_id := order_number || '-1';
    expires_at := now() + require_duration('pay_within', place_order.pay_within, '1 minute', '30 days');
    insert into orders (id, number, user_id, store_id, checkout_session_id, status, payment_status, item_count,
                        subtotal, shipping_cost, discount, total, recipient_name, recipient_phone,
                        shipping_address, shipping_city, shipping_province, postal_code, customer_note, expires_at)
        overriding system value
    select place_order.order_id, place_order.order_number, v_session.user_id, min(p.store_id), v_session.id,
           'MENUNGGU_PEMBAYARAN', 'PENDING', sum(i.quantity), v_subtotal, v_session.shipping_cost,
           place_order.discount, place_order.total, require_text('recipient_name', place_order.recipient_name),
           require_phone(place_order.recipient_phone),
           require_text('shipping_address', one_line(place_order.shipping_address), 500),
           require_text('shipping_city', place_order.shipping_city, 100),
           require_text('shipping_province', place_order.shipping_province, 100),
           optional_text('postal_code', place_order.postal_code, 10),
           optional_lines('customer_note', place_order.customer_note), place_order.expires_at
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

-- Rows from before these rules -------------------------------------------------------------------

select set_config('meja.actor_kind', 'system', true), set_config('meja.actor', 'migration 0071', true);

-- docs/storefront.md showed the codes of couriers in upper case, and no filter found them.
update meja.shipments set courier = meja.require_courier(courier)
 where courier <> all (meja.courier_codes())
   and meja.ascii_lower(meja.normalise_text(courier)) = any (meja.courier_codes() || 'idexpress'::text);
update meja.checkout_sessions set courier = meja.require_courier(courier)
 where courier <> all (meja.courier_codes())
   and meja.ascii_lower(meja.normalise_text(courier)) = any (meja.courier_codes() || 'idexpress'::text);

-- Customers of a store with an unknown time zone got no list of orders. The three Indonesian abbreviations are known;
-- Asia/Jakarta is the default of a store.
update meja.stores
   set time_zone = case upper(btrim(time_zone)) when 'WITA' then 'Asia/Makassar' when 'WIT' then 'Asia/Jayapura'
                        else 'Asia/Jakarta' end
 where not exists (select 1 from pg_timezone_names where name = stores.time_zone);
