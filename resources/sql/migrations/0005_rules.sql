-- What must never be, whoever asks. The functions of triggers act as their owner, so that a program's
-- login needs no right on the tables they look into. Their errors bear codes of our own (class MJ):
--
-- MJ001  a status may not change like this        MJ003  what happened is never removed or rewritten
-- MJ002  nobody said who makes the change         MJ004  stock changes by movements only

-- Every allowed change of a status, kept once. A status that is nowhere in `from_status` is an end.
create table meja.status_transitions (
    subject text not null check (subject in ('orders.status', 'orders.payment_status', 'payments.status')),
    from_status text not null,
    to_status text not null check (to_status <> from_status),
    primary key (subject, from_status, to_status)
);
comment on table meja.status_transitions is 'Not audited: changed by migrations only';

insert into meja.status_transitions (subject, from_status, to_status)
values ('orders.status', 'MENUNGGU_PEMBAYARAN', 'DIBAYAR'),
       ('orders.status', 'MENUNGGU_PEMBAYARAN', 'MENUNGGU_BATAL'),
       ('orders.status', 'MENUNGGU_PEMBAYARAN', 'KEDALUWARSA'),
       ('orders.status', 'DIBAYAR', 'DIPROSES'),
       ('orders.status', 'DIBAYAR', 'DIKIRIM'),
       ('orders.status', 'DIBAYAR', 'MENUNGGU_BATAL'),
       ('orders.status', 'DIBAYAR', 'MENUNGGU_PEMBAYARAN'),
       ('orders.status', 'DIPROSES', 'DIKIRIM'),
       ('orders.status', 'DIPROSES', 'MENUNGGU_BATAL'),
       ('orders.status', 'DIKIRIM', 'SELESAI'),
       ('orders.status', 'MENUNGGU_BATAL', 'DIBATALKAN'),
       ('orders.status', 'MENUNGGU_BATAL', 'DIKIRIM'),
       -- Only back to the status it had; meja.keep_order_rules() looks it up.
       ('orders.status', 'MENUNGGU_BATAL', 'MENUNGGU_PEMBAYARAN'),
       ('orders.status', 'MENUNGGU_BATAL', 'DIBAYAR'),
       ('orders.status', 'MENUNGGU_BATAL', 'DIPROSES');

insert into meja.status_transitions (subject, from_status, to_status)
select subject, from_status, to_status
  from (values ('payments.status'), ('orders.payment_status')) as subjects (subject)
 cross join (values ('PENDING', 'PAID'),
                    ('PENDING', 'FAILED'),
                    ('PENDING', 'EXPIRED'),
                    ('PENDING', 'CANCELLED'),
                    ('FAILED', 'PAID'),
                    ('EXPIRED', 'PAID'),
                    ('CANCELLED', 'PAID'),
                    ('PAID', 'FAILED'),
                    ('PAID', 'REFUND_PENDING'),
                    ('PARTIALLY_REFUNDED', 'REFUND_PENDING'),
                    ('REFUND_PENDING', 'PARTIALLY_REFUNDED'),
                    ('REFUND_PENDING', 'REFUNDED'),
                    ('REFUND_PENDING', 'PAID'),
                    ('REFUND_PENDING', 'REFUND_FAILED'),
                    -- A failed refund is tried again, or settled by a manual transfer with proof.
                    ('REFUND_FAILED', 'REFUND_PENDING'),
                    ('REFUND_FAILED', 'PARTIALLY_REFUNDED'),
                    ('REFUND_FAILED', 'REFUNDED'),
                    -- A chargeback comes when the bank likes, even after a refund.
                    ('PAID', 'DISPUTED'),
                    ('REFUND_PENDING', 'DISPUTED'),
                    ('PARTIALLY_REFUNDED', 'DISPUTED'),
                    ('REFUND_FAILED', 'DISPUTED'),
                    ('REFUNDED', 'DISPUTED')) as changes (from_status, to_status);

-- An order whose payment came to nothing may get another one; a payment itself never starts anew.
insert into meja.status_transitions (subject, from_status, to_status)
values ('orders.payment_status', 'FAILED', 'PENDING'),
       ('orders.payment_status', 'EXPIRED', 'PENDING'),
       ('orders.payment_status', 'CANCELLED', 'PENDING');

create function meja.require_transition(p_subject text, p_from text, p_to text) returns void
language plpgsql stable security definer
set search_path = meja, pg_temp
as $$
begin
    if not exists (select 1 from status_transitions
                    where subject = p_subject and from_status = p_from and to_status = p_to) then
        raise exception '% may not change from % to %', p_subject, p_from, p_to using errcode = 'MJ001';
    end if;
end
$$;

-- A setting of the running transaction (actor_kind, actor, reason, request_id); null when nobody set it.
create function meja.acting(p_setting text) returns text
language sql stable
set search_path = meja, pg_temp
return nullif(current_setting('meja.' || p_setting, true), '');

-- Names the login as the actor of the running transaction, for the status log and the audit.
create function meja.act_as(p_kind text) returns void
language plpgsql
set search_path = meja, pg_temp
as $$
begin
    perform set_config('meja.actor_kind', p_kind, true), set_config('meja.actor', session_user, true);
end
$$;

-- Orders -----------------------------------------------------------------------------------------

create function meja.keep_order_rules() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
declare
    v_frozen_from text;
begin
    if tg_op = 'INSERT' then
        if new.status <> 'MENUNGGU_PEMBAYARAN' or new.payment_status <> 'PENDING' or new.is_archived then
            raise exception 'an order begins unpaid and unarchived' using errcode = 'MJ001';
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
                raise exception 'order % was frozen as %, it may not thaw to %', old.number, v_frozen_from, new.status
                    using errcode = 'MJ001';
            end if;
        end if;
    end if;
    if new.payment_status <> old.payment_status then
        perform require_transition('orders.payment_status', old.payment_status, new.payment_status);
    end if;

    if new.is_archived and not old.is_archived
       and new.status not in ('SELESAI', 'DIBATALKAN', 'KEDALUWARSA') then
        raise exception 'order % is not over and may not be archived', old.number using errcode = 'MJ001';
    end if;
    if old.archived_by_kind = 'customer' and new.archived_by_kind is distinct from 'customer' then
        raise exception 'order % was archived by its customer, which nobody takes back', old.number
            using errcode = 'MJ001';
    end if;
    return new;
end
$$;

create trigger keep_rules before insert or update on meja.orders
    for each row execute function meja.keep_order_rules();

-- The log writes itself with each change: nobody can forget it, and nobody else writes into it. The
-- changed order is locked, so that its sequence has no gaps.
create function meja.log_order_status() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
begin
    if tg_op = 'UPDATE' and new.status = old.status then
        return null;
    end if;
    if acting('actor_kind') is null or acting('actor') is null then
        raise exception 'order % may not change its status without an actor', new.number
            using errcode = 'MJ002', hint = 'set meja.actor_kind and meja.actor for the transaction';
    end if;
    insert into order_status_log (order_id, user_id, sequence, from_status, to_status, source, actor, reason)
    select new.id, new.user_id, coalesce(max(sequence), 0) + 1, case when tg_op = 'UPDATE' then old.status end,
           new.status, acting('actor_kind'), acting('actor'), acting('reason')
      from order_status_log
     where order_id = new.id;
    return null;
end
$$;

create trigger log_status after insert or update of status on meja.orders
    for each row execute function meja.log_order_status();

create function meja.refuse_foreign_log_rows() returns trigger
language plpgsql
set search_path = meja, pg_temp
as $$
begin
    if pg_trigger_depth() < 2 then
        raise exception 'the status log is written by the change of an order itself' using errcode = 'MJ003';
    end if;
    return new;
end
$$;

create trigger only_by_orders before insert on meja.order_status_log
    for each row execute function meja.refuse_foreign_log_rows();

-- Payments ---------------------------------------------------------------------------------------

create function meja.keep_payment_rules() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
begin
    if tg_op = 'INSERT' then
        if new.status <> 'PENDING' then
            raise exception 'a payment begins as PENDING' using errcode = 'MJ001';
        end if;
    elsif new.status <> old.status then
        perform require_transition('payments.status', old.status, new.status);
    end if;
    return new;
end
$$;

create trigger keep_rules before insert or update on meja.payments
    for each row execute function meja.keep_payment_rules();

-- Stock: opening + the sum of all movements -----------------------------------------------------------

create function meja.keep_stock_rules() returns trigger
language plpgsql
set search_path = meja, pg_temp
as $$
begin
    if tg_op = 'INSERT' then
        if new.stock <> new.opening_stock then
            raise exception 'a product begins with its opening stock' using errcode = 'MJ004';
        end if;
    elsif new.opening_stock <> old.opening_stock
          or (new.stock <> old.stock and pg_trigger_depth() < 2) then
        raise exception 'the stock of product % changes by a stock movement only', old.id using errcode = 'MJ004';
    end if;
    return new;
end
$$;

create trigger keep_stock before insert or update on meja.products
    for each row execute function meja.keep_stock_rules();

create function meja.keep_movement_rules() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
declare
    v_item record;
    v_returned bigint;
begin
    new.actor := coalesce(new.actor, acting('actor'));
    if new.kind = 'adjustment' then
        if coalesce(new.reason, '') = '' then
            raise exception 'an adjustment of stock needs a reason' using errcode = 'MJ004';
        end if;
        return new;
    end if;

    -- Locked, so that two returns of one item see each other.
    select i.product_id, i.quantity, o.status into v_item
      from order_items as i join orders as o on o.id = i.order_id
     where i.id = new.order_item_id
       for no key update of i;
    if not found or v_item.product_id <> new.product_id then
        raise exception 'order item % is not of product %', new.order_item_id, new.product_id
            using errcode = 'MJ004';
    end if;
    if (new.kind, v_item.status) not in (('order', 'MENUNGGU_PEMBAYARAN'), ('expiry', 'KEDALUWARSA'),
            ('cancel', 'DIBATALKAN'), ('return', 'DIKIRIM'), ('return', 'SELESAI')) then
        raise exception 'no movement "%" for an order that is %', new.kind, v_item.status using errcode = 'MJ004';
    end if;
    if new.kind <> 'return' and abs(new.quantity) <> v_item.quantity then
        raise exception 'a movement "%" carries all % units of its order item', new.kind, v_item.quantity
            using errcode = 'MJ004';
    end if;
    if new.kind = 'return' then
        select coalesce(sum(quantity), 0) into v_returned
          from stock_movements
         where order_item_id = new.order_item_id and kind <> 'order';
        if v_returned + new.quantity > v_item.quantity then
            raise exception 'more units would return than were ordered' using errcode = 'MJ004';
        end if;
    end if;
    return new;
end
$$;

create trigger keep_rules before insert on meja.stock_movements
    for each row execute function meja.keep_movement_rules();

create function meja.apply_stock_movement() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
begin
    update products
       set stock = stock + new.quantity
     where id = new.product_id and stock + new.quantity >= 0;
    if not found then
        raise exception 'product % has not enough stock for %', new.product_id, new.quantity using errcode = 'MJ011';
    end if;
    return null;
end
$$;

create trigger apply_movement after insert on meja.stock_movements
    for each row execute function meja.apply_stock_movement();

create index stock_movements_item on meja.stock_movements (order_item_id) where kind = 'return';

-- Comments ---------------------------------------------------------------------------------------

create function meja.keep_comment_rules() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
begin
    if tg_op = 'INSERT' then
        if not exists (select 1
                         from order_items as i join orders as o on o.id = i.order_id
                        where i.id = new.order_item_id and i.product_id = new.product_id
                          and i.user_id = new.user_id and o.status = 'SELESAI') then
            raise exception 'only what was bought and received can be commented on' using errcode = 'MJ001';
        end if;
        return new;
    end if;
    if (new.user_id, new.product_id, new.order_item_id) is distinct from
       (old.user_id, old.product_id, old.order_item_id) then
        raise exception 'a comment stays with its author and its product' using errcode = 'MJ003';
    end if;
    if old.deleted_at is not null and new.deleted_at is distinct from old.deleted_at then
        raise exception 'a deleted comment stays deleted' using errcode = 'MJ003';
    end if;
    return new;
end
$$;

create trigger keep_rules before insert or update on meja.comments
    for each row execute function meja.keep_comment_rules();

-- For ever ---------------------------------------------------------------------------------------

create function meja.refuse_rewriting() returns trigger
language plpgsql
set search_path = meja, pg_temp
as $$
begin
    raise exception 'rows of % are kept: % is refused', tg_table_name, lower(tg_op) using errcode = 'MJ003';
end
$$;

do $$
declare
    v_table text;
begin
    foreach v_table in array array['orders', 'order_items', 'payments', 'shipments', 'stock_movements',
                                   'order_status_log', 'comments', 'users', 'products', 'stores']
    loop
        execute format('create trigger never_removed before delete or truncate on meja.%I
                            for each statement execute function meja.refuse_rewriting()', v_table);
    end loop;
    foreach v_table in array array['order_items', 'stock_movements', 'order_status_log']
    loop
        execute format('create trigger never_rewritten before update on meja.%I
                            for each statement execute function meja.refuse_rewriting()', v_table);
    end loop;
end
$$;

-- Optimistic locking -----------------------------------------------------------------------------

-- A change that changes nothing leaves the version alone. Generated columns are the trigger's arguments:
-- they are not there yet when it runs, and follow from the others.
create function meja.touch_row() returns trigger
language plpgsql
set search_path = meja, pg_temp
as $$
begin
    new.version := old.version;
    new.updated_at := old.updated_at;
    if to_jsonb(new) - coalesce(tg_argv, '{}') <> to_jsonb(old) - coalesce(tg_argv, '{}') then
        new.version := old.version + 1;
        new.updated_at := now();
    end if;
    return new;
end
$$;

do $$
declare
    v_table text;
begin
    foreach v_table in array array['stores', 'products', 'carts', 'cart_items', 'checkout_sessions', 'payments',
                                   'shipments', 'comments']
    loop
        execute format('create trigger touch before update on meja.%I
                            for each row execute function meja.touch_row()', v_table);
    end loop;
end
$$;

create trigger touch before update on meja.users
    for each row execute function meja.touch_row('email_masked', 'phone_masked', 'address_masked');
create trigger touch before update on meja.orders
    for each row execute function meja.touch_row('recipient_phone_masked', 'shipping_address_masked');

-- What is given to functions --------------------------------------------------------------------

create function meja.require_text(p_name text, p_value text) returns text
language plpgsql immutable
set search_path = meja, pg_temp
as $$
begin
    if coalesce(btrim(p_value), '') = '' then
        raise exception '% must not be empty', p_name using errcode = '22023';
    end if;
    return btrim(p_value);
end
$$;

create function meja.require_phone(p_phone text) returns text
language plpgsql immutable
set search_path = meja, pg_temp
as $$
begin
    if normalise_phone(p_phone) is null then
        raise exception 'this is no Indonesian phone number' using errcode = '22023';
    end if;
    return normalise_phone(p_phone);
end
$$;
