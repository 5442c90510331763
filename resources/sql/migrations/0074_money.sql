-- Money that the shop holds, orders whose shipping is blocked, and late news of the storefront.
--
-- MJ017: the shipping of the order is blocked, because its payment was reversed.

-- Rules of the tables -----------------------------------------------------------------------------

-- New and changed rows only: 0075 repairs the old ones.
alter table meja.payments
    add constraint payments_finite_times check (isfinite(expires_at) and isfinite(paid_at) and isfinite(settled_at)) not valid;
alter table meja.orders
    add constraint orders_finite_times check (isfinite(expires_at) and isfinite(paid_at)) not valid;

-- An order has one parcel that is not cancelled, whatever the isolation level of the transactions that book it.
do $$
begin
    create unique index shipments_live on meja.shipments (order_id) where status <> 'CANCELLED';
exception when unique_violation then
    raise warning 'some orders have several parcels that are not cancelled; cancel all but one of each order, then run: '
        'create unique index shipments_live on meja.shipments (order_id) where status <> ''CANCELLED''';
end
$$;

-- What a payment's status means --------------------------------------------------------------------

-- The only definition in the database. models/domain/paymentstatus.cpp contains the same for the program; a test
-- compares both for all combinations.
create table meja.payment_statuses (
    status text primary key,
    has_arrived boolean not null,
    holds_money boolean not null,
    display_rank integer not null,
    check (has_arrived or not holds_money)
);
comment on table meja.payment_statuses is 'Not audited: changed by migrations only';
comment on column meja.payment_statuses.has_arrived is 'The money arrived once, even if it was returned later';
comment on column meja.payment_statuses.holds_money is
    'The shop still has it, unless Midtrans has reversed the payment or all of it was refunded';
comment on column meja.payment_statuses.display_rank is
    'An order shows the status of its payment with the lowest rank, the newest of those';

insert into meja.payment_statuses (status, has_arrived, holds_money, display_rank)
values ('PAID', true, true, 1),
       ('PARTIALLY_REFUNDED', true, true, 2),
       ('REFUND_PENDING', true, true, 3),
       ('REFUND_FAILED', true, true, 3),
       -- The bank has taken the money back.
       ('DISPUTED', true, false, 4),
       ('REFUNDED', true, false, 5),
       ('PENDING', false, false, 6),
       ('FAILED', false, false, 6),
       ('EXPIRED', false, false, 6),
       ('CANCELLED', false, false, 6);

-- Whether GET status of Midtrans showed an end without money: nobody can pay this transaction any more, and a paid one
-- was reversed.
create function meja.is_ended_at_gateway(p_gateway_status text) returns boolean
language sql immutable parallel safe
return coalesce(p_gateway_status in ('deny', 'cancel', 'failure', 'expire'), false);

-- The payments that hold money.
create view meja.held_payments with (security_invoker = true) as
select p.id, p.order_id, p.status, p.gross_amount, p.refunded_amount, p.paid_at
  from meja.payments as p join meja.payment_statuses as s on s.status = p.status
 where s.holds_money and p.gross_amount > p.refunded_amount and not meja.is_ended_at_gateway(p.gateway_status);

create or replace function meja.is_paid(p_status text) returns boolean
language sql stable
set search_path = meja, pg_temp
return exists (select from payment_statuses where status = p_status and has_arrived);

-- The status that an order shows: that of the payment that pays for it. A payment whose refund was requested comes after
-- one that stays, and money that was returned comes last.
create or replace function meja.payment_status_of(p_order_id bigint) returns text
language sql stable
set search_path = meja, pg_temp
return (select p.status
          from payments as p join payment_statuses as s on s.status = p.status
         where p.order_id = p_order_id
         order by s.display_rank, p.id desc
         limit 1);

-- The part of each payment that is not owed, has no refund that returns it, and was reported to no person: all money of
-- an order that has ended, and all but one payment of any other order. While a cancellation is active, it handles the
-- money. An item counts while it is open and when a person has resolved it.
create view meja.unowed_payments with (security_invoker = true) as
select payment_id, order_id, amount,
       case when is_over then 'paid_after_end' else 'paid_twice' end as kind
  from (select unpromised.*, row_number() over (partition by order_id order by is_reported, paid_at, payment_id) as place
          from (select p.id as payment_id, p.order_id, p.paid_at, p.gross_amount - greatest(p.refunded_amount, r.promised) as amount,
                       o.status in ('KEDALUWARSA', 'DIBATALKAN') as is_over,
                       exists (select from meja.attention_items as i
                                where i.order_id = p.order_id
                                  and (i.resolved_at is null or i.resolved_by <> 'system' and i.kind <> 'refund_to_approve')
                                  and (i.kind in ('paid_twice', 'paid_after_end') and i.subject_id = p.id
                                       or i.kind in ('refund_to_approve', 'refund_failed', 'refund_uncertain', 'refund_mismatch',
                                                     'manual_transfer_due')
                                          and i.subject_id in (select id from meja.refunds where payment_id = p.id))) as is_reported
                  from meja.held_payments as p
                  join meja.orders as o on o.id = p.order_id
                 cross join lateral (select coalesce(sum(amount), 0)::bigint as promised
                                       from meja.refunds
                                      where payment_id = p.id
                                        and (state not in ('REJECTED', 'FAILED') or settled_by is not null and confirmed_by is null)
                                    ) as r
                 where p.gross_amount > greatest(p.refunded_amount, r.promised)
                   and (o.status in ('KEDALUWARSA', 'DIBATALKAN')
                        or exists (select from meja.held_payments as other where other.order_id = p.order_id and other.id <> p.id))
                   and not exists (select from meja.cancellations as c
                                    where c.order_id = p.order_id and c.step not in ('FINISHED', 'REFUSED'))) as unpromised
       ) as placed
 where not is_reported and (is_over or place > 1);

grant select on meja.payment_statuses to meja_service, meja_staff, meja_admin, meja_auditor;
grant select on meja.held_payments, meja.unowed_payments to meja_service;
grant execute on function meja.is_ended_at_gateway(text), meja.payment_status_of(bigint) to meja_service;

-- Attention items ----------------------------------------------------------------------------------

-- Raises an item about an order, or raises the open one again.
create function meja.report_problem(p_kind text, p_subject_id bigint, p_order_id bigint, p_detail text) returns void
language plpgsql
set search_path = meja, pg_temp
as $$
begin
    insert into attention_items as item (kind, subject_id, order_id, detail, raised_at, last_raised_at)
    values (p_kind, p_subject_id, p_order_id, p_detail, now(), now())
        on conflict (kind, subject_id) where resolved_at is null do update
       set detail = excluded.detail, times_raised = item.times_raised + 1, last_raised_at = excluded.last_raised_at;
end
$$;

-- Raises an item unless one is open or was resolved by a person.
create function meja.report_problem_once(p_kind text, p_subject_id bigint, p_order_id bigint, p_detail text) returns void
language plpgsql
set search_path = meja, pg_temp
as $$
begin
    if not exists (select from attention_items
                    where order_id = p_order_id and kind = p_kind and subject_id = p_subject_id
                      and (resolved_at is null or resolved_by <> 'system')) then
        perform report_problem(p_kind, p_subject_id, p_order_id, p_detail);
    end if;
end
$$;

-- Reports all money of an order that is not owed, and lets the service query Midtrans about it and request the refund.
create function meja.report_unowed_money(p_order_id bigint) returns void
language plpgsql
set search_path = meja, pg_temp
as $$
declare
    v_payment unowed_payments;
begin
    for v_payment in select * from unowed_payments where order_id = p_order_id order by payment_id
    loop
        perform report_problem(v_payment.kind, v_payment.payment_id, p_order_id,
                               case v_payment.kind when 'paid_twice' then 'another payment of the order is also paid'
                                                   else 'paid after the order was closed' end),
                schedule_job('check_payment', v_payment.payment_id, p_order_id, now());
    end loop;
end
$$;

-- The triggers below run at COMMIT, when everything that belongs to the change is written.

create function meja.watch_unowed_money() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
begin
    if tg_table_name = 'orders' then
        perform report_unowed_money(new.id);
    else
        perform report_unowed_money(new.order_id);
    end if;
    return null;
end
$$;

create constraint trigger watch_unowed_money after update of status on meja.orders deferrable initially deferred
    for each row when (new.status <> old.status and new.status in ('KEDALUWARSA', 'DIBATALKAN'))
    execute function meja.watch_unowed_money();
create constraint trigger watch_unowed_money after update of step on meja.cancellations deferrable initially deferred
    for each row when (new.step <> old.step and new.step in ('FINISHED', 'REFUSED'))
    execute function meja.watch_unowed_money();
create constraint trigger watch_unowed_money after update on meja.refunds deferrable initially deferred
    for each row when (new.state <> old.state and new.state in ('REJECTED', 'FAILED', 'APPROVED') or new.amount < old.amount
                       or new.settled_by is null and old.settled_by is not null)
    execute function meja.watch_unowed_money();

-- Payments -----------------------------------------------------------------------------------------

create function meja.is_shipping_blocked(p_order_id bigint) returns boolean
language sql stable
set search_path = meja, pg_temp
return exists (select from payments where order_id = p_order_id and shipping_blocked);

-- Refuses to pack, book or ship an order whose shipping is blocked.
create function meja.require_shipping_allowed(p_order_id bigint, p_number text) returns void
language plpgsql stable
set search_path = meja, pg_temp
as $$
begin
    if is_shipping_blocked(p_order_id) then
        raise exception 'the payment of order % was reversed; do not pack or ship it until an admin releases it', p_number
            using errcode = 'MJ017';
    end if;
end
$$;

-- A reversal blocks the shipping of an order that is past DIBAYAR, unless another payment holds money. A frozen order may
-- have been past DIBAYAR. Money that arrives ends the block.
create or replace function meja.keep_payment_rules() returns trigger
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
        if old.status = 'PAID' and new.status = 'CANCELLED' and new.gateway_status is distinct from 'cancel' then
            raise exception 'payment % is paid; only a void that Midtrans shows cancels it', old.id
                using errcode = 'MJ001';
        end if;
        if is_paid(old.status) and not is_paid(new.status) then
            new.shipping_blocked := new.shipping_blocked
                or exists (select from orders
                            where id = new.order_id and status in ('DIPROSES', 'DIKIRIM', 'SELESAI', 'MENUNGGU_BATAL'))
                   and not exists (select from held_payments where order_id = new.order_id and id <> new.id);
        elsif is_paid(new.status) and not is_paid(old.status) then
            new.shipping_blocked := false;
        end if;
    end if;
    return new;
end
$$;

-- At COMMIT: what follows from money that arrived or was reversed, whoever recorded it.
create function meja.watch_payment() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
declare
    v_is_needed boolean;
begin
    perform report_unowed_money(new.order_id);
    if is_paid(new.status) and not is_paid(old.status) then
        update attention_items
           set resolved_at = now(), resolved_by = 'system', note = 'the order is paid'
         where order_id = new.order_id and kind = 'payment_reversed' and resolved_at is null;
    end if;
    if not is_paid(old.status) or is_paid(new.status) then
        return null;
    end if;
    update attention_items
       set resolved_at = now(), resolved_by = 'system', note = 'the payment was reversed'
     where order_id = new.order_id and subject_id = new.id and kind in ('paid_twice', 'paid_after_end')
       and resolved_at is null;
    -- All money that is left is on its way back to the customer.
    select o.status in ('DIBAYAR', 'DIPROSES', 'DIKIRIM', 'SELESAI')
           and not exists (select from held_payments as p
                            where p.order_id = o.id
                              and p.gross_amount > (select coalesce(sum(amount), 0)
                                                      from refunds
                                                     where payment_id = p.id
                                                       and (state not in ('REJECTED', 'FAILED') or settled_by is not null)))
      into v_is_needed
      from orders as o
     where o.id = new.order_id;
    if (v_is_needed or exists (select from payments where id = new.id and shipping_blocked))
       and not exists (select from attention_items
                        where kind = 'payment_reversed' and subject_id = new.id and resolved_at is null) then
        perform report_problem('payment_reversed', new.id, new.order_id,
                               -- With its time, so that a second reversal raises an item again.
                               'the payment was reversed on ' || to_char(now() at time zone 'Asia/Jakarta', 'YYYY-MM-DD HH24:MI:SS')
                               || '; no other payment pays for the order');
    end if;
    return null;
end
$$;

create constraint trigger watch_payment after update of status on meja.payments deferrable initially deferred
    for each row when (new.status <> old.status)
    execute function meja.watch_payment();

-- Lets the service query Midtrans about each payment of an order that was not paid, until Midtrans confirms that nobody
-- can pay it any more.
create function meja.close_unpaid_payments(p_order_id bigint) returns void
language plpgsql
set search_path = meja, pg_temp
as $$
begin
    perform schedule_job('check_payment', id, order_id, now())
       from payments
      where order_id = p_order_id and not is_paid(status) and not is_ended_at_gateway(gateway_status);
end
$$;

-- An order whose parcel the courier has already becomes DIKIRIM. A delivered parcel completes it at COMMIT.
create function meja.follow_parcel(p_order_id bigint) returns void
language plpgsql
set search_path = meja, pg_temp
as $$
begin
    update orders set status = 'DIKIRIM', shipped_at = coalesce(shipped_at, now())
     where id = p_order_id and status in ('DIBAYAR', 'DIPROSES') and not is_shipping_blocked(id)
       and (select status not in ('BOOKED', 'CANCELLED') from shipments
             where order_id = p_order_id order by id desc limit 1);
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
     where p.order_id = v_order.id and p.status = 'PENDING'
     order by p.id desc
     limit 1;
    if found then
        return;
    end if;
    if v_order.status <> 'MENUNGGU_PEMBAYARAN' then
        raise exception 'order % has status % and accepts no payment', v_order.number, v_order.status using errcode = 'MJ001';
    end if;
    gross_amount := v_order.total;
    expires_at := now() + require_duration('pay_within', open_payment.pay_within, interval '1 minute', interval '30 days');
    insert into payments (order_id, user_id, midtrans_order_id, gross_amount, expires_at)
    select v_order.id, v_order.user_id, v_order.number || '-' || count(*) + 1, v_order.total, open_payment.expires_at
      from payments as p
     where p.order_id = v_order.id
    returning payments.midtrans_order_id into midtrans_order_id;
    update orders
       set payment_status = payment_status_of(v_order.id), expires_at = greatest(expires_at, open_payment.expires_at)
     where id = v_order.id;
end
$$;

-- Whether the books follow a status that the storefront reports. Everything else is late, or contradicts what is known;
-- Midtrans decides then. A refund is never undone by such news, and only Midtrans confirms a void.
create function meja.follows_payment_news(p_known text, p_reported text) returns boolean
language sql stable
set search_path = meja, pg_temp
return exists (select from status_transitions
                where subject = 'payments.status' and from_status = p_known and to_status = p_reported)
   and case when p_known = 'PAID' then p_reported = 'FAILED' else not is_paid(p_known) end;

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
    v_transaction_id constant text := optional_text('transaction_id', record_payment.transaction_id);
    v_payment_type constant text := ascii_lower(optional_text('payment_type', record_payment.payment_type, 40));
    v_bank constant text := optional_text('bank', record_payment.bank, 100);
    v_fraud_status constant text := optional_text('fraud_status', record_payment.fraud_status, 40);
    v_paid_at constant timestamptz := require_time('paid_at', record_payment.paid_at);
    v_follows boolean;
begin
    perform act_as('payment');
    if record_payment.status is null
       or record_payment.status not in ('PENDING', 'PAID', 'FAILED', 'EXPIRED', 'CANCELLED') then
        raise exception 'the payment status must be PENDING, PAID, FAILED, EXPIRED or CANCELLED' using errcode = '22023';
    end if;
    if v_payment_type !~ '^[a-z0-9_]+$' then
        raise exception 'payment_type must contain only letters, digits and _' using errcode = '22023';
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
    if v_transaction_id <> v_payment.transaction_id then
        raise exception 'payment % belongs to another transaction', v_payment.midtrans_order_id using errcode = 'MJ014';
    end if;
    if v_transaction_id is not null and v_payment.transaction_id is null
       and exists (select from payments where transaction_id = v_transaction_id) then
        raise exception 'transaction % belongs to another payment', v_transaction_id using errcode = 'MJ014';
    end if;

    v_follows := follows_payment_news(v_payment.status, record_payment.status);
    if not v_follows and record_payment.status <> v_payment.status then
        -- A payment with refunds that ended, or a new transaction of a payment that had ended.
        if is_paid(v_payment.status) <> (record_payment.status in ('PENDING', 'PAID')) then
            perform schedule_job('check_payment', v_payment.id, v_order.id, now());
        end if;
        update payments
           set transaction_id = coalesce(transaction_id, v_transaction_id),
               payment_type = coalesce(payment_type, v_payment_type),
               bank = coalesce(bank, v_bank),
               fraud_status = coalesce(fraud_status, v_fraud_status)
         where id = v_payment.id;
        return v_payment.status;
    end if;

    update payments
       set status = record_payment.status,
           transaction_id = coalesce(transaction_id, v_transaction_id),
           payment_type = coalesce(v_payment_type, payment_type),
           bank = coalesce(v_bank, bank),
           fraud_status = coalesce(v_fraud_status, fraud_status),
           -- What Midtrans showed last is older than this news.
           gateway_status = case when v_follows and record_payment.status = 'PAID' then null else gateway_status end,
           paid_at = case when record_payment.status = 'PAID' then coalesce(paid_at, v_paid_at, now())
                          when v_follows then null else paid_at end
     where id = v_payment.id;
    if v_follows and record_payment.status = 'PAID' then
        update payments set shipping_blocked = false where order_id = v_order.id and shipping_blocked;
    end if;

    update orders set payment_status = payment_status_of(v_order.id)
     where id = v_order.id and payment_status <> payment_status_of(v_order.id);
    if record_payment.status = 'PAID' then
        update orders set status = 'DIBAYAR', paid_at = coalesce(v_paid_at, now())
         where id = v_order.id and status = 'MENUNGGU_PEMBAYARAN';
        perform close_unpaid_payments(v_order.id), follow_parcel(v_order.id);
        -- Midtrans may have reversed the payment after this news, which arrives late then.
        if v_follows and v_payment.status <> 'PENDING' then
            perform schedule_job('check_payment', v_payment.id, v_order.id, now());
        end if;
    elsif v_payment.status = 'PAID' and v_follows then
        -- Only Midtrans confirms a reversal.
        perform schedule_job('check_payment', v_payment.id, v_order.id, now());
        if v_order.status = 'DIBAYAR' and not exists (select from held_payments where order_id = v_order.id) then
            update orders set status = 'MENUNGGU_PEMBAYARAN', paid_at = null where id = v_order.id;
            perform schedule_job('expire_order', v_order.id, v_order.id, v_order.expires_at);
        end if;
    end if;
    return record_payment.status;
end
$$;

-- Orders -------------------------------------------------------------------------------------------

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
        -- Being unfrozen to DIPROSES begins nothing.
        if new.status in ('DIKIRIM', 'SELESAI') or new.status = 'DIPROSES' and old.status = 'DIBAYAR' then
            perform require_shipping_allowed(old.id, old.number);
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
    update orders set status = 'KEDALUWARSA', payment_status = payment_status_of(v_order.id) where id = v_order.id;
    insert into stock_movements (product_id, order_item_id, kind, quantity)
    select product_id, id, 'expiry', quantity
      from order_items
     where order_id = v_order.id
     order by product_id;
    perform close_unpaid_payments(v_order.id);
    return 'KEDALUWARSA';
end
$$;
