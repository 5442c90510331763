-- An order shows the payment that counts. With several payments that is now this one, now another, and what
-- the one was must not be in the way of what the other is: from one payment to another there is no step of a
-- table. So an order's payment status changes by the table's steps, or to what its payments say together.

-- The newest payment that arrived; without one, the newest.
create function meja.payment_status_of(p_order_id bigint) returns text
language sql stable
set search_path = meja, pg_temp
return (select status from payments where order_id = p_order_id order by is_paid(status) desc, id desc limit 1);

create or replace function meja.keep_order_rules() returns trigger
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
    if new.payment_status <> old.payment_status
       and new.payment_status is distinct from payment_status_of(new.id) then
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

-- As before, but for the order's payment status: it was kept when the table had no step to what it had become,
-- and late news of an older payment hid the newest one.
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

-- Orders that were left behind catch up.
set local meja.actor_kind = 'system';
set local meja.actor = 'migration';
set local meja.reason = 'shows the payment that counts';
update meja.orders
   set payment_status = shown.status
  from (select id, meja.payment_status_of(id) as status from meja.orders) as shown
 where shown.id = orders.id and shown.status <> orders.payment_status;
