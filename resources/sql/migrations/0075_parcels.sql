-- Parcels: late news of the storefront, orders whose shipping is blocked (MJ017, see 0074), and the repair of rows that
-- earlier versions of the functions of 0074 and this file left behind.

-- Parcels ------------------------------------------------------------------------------------------

-- A parcel whose first report comes after its collection begins with the reported status; this is no booking.
create or replace function meja.keep_shipment_rules() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
begin
    if tg_op = 'INSERT' then
        if new.status not in ('BOOKED', 'PICKED_UP', 'IN_TRANSIT', 'DELIVERED') then
            raise exception 'a parcel begins as BOOKED or with the courier, not as %', new.status using errcode = 'MJ001';
        end if;
        if new.status = 'BOOKED' then
            perform require_shipping_allowed(new.order_id, (select number from orders where id = new.order_id));
        end if;
    elsif new.status <> old.status then
        perform require_transition('shipments.status', old.status, new.status);
        -- Set by something that knows no ranks: the status ranks by itself.
        if new.rank is not distinct from old.rank then
            new.rank := null;
        end if;
    end if;
    return new;
end
$$;

-- At COMMIT: the courier has the parcel of an order that cannot follow it, or has delivered it.
create function meja.watch_parcel() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
declare
    v_order record;
    v_payment_id bigint;
begin
    select o.id, o.status, (select max(id) from shipments where order_id = o.id) = new.id as is_newest into v_order
      from orders as o
     where o.id = new.order_id;
    select max(id) into v_payment_id from payments where order_id = new.order_id and shipping_blocked;
    if v_payment_id is not null then
        if tg_op = 'INSERT' or old.status in ('BOOKED', 'CANCELLED') or new.status = 'DELIVERED' then
            perform report_problem('payment_reversed', v_payment_id, new.order_id,
                                   'the courier has the parcel (' || new.status || '), but the payment was reversed');
        end if;
    elsif v_order.status = 'DIKIRIM' and new.status = 'DELIVERED' and v_order.is_newest then
        update orders set status = 'SELESAI', completed_at = coalesce(new.delivered_at, now()) where id = new.order_id;
    elsif v_order.status in ('MENUNGGU_PEMBAYARAN', 'KEDALUWARSA', 'DIBATALKAN') then
        perform report_problem_once('parcel_problem', new.id, new.order_id,
                                    'the courier has the parcel (' || new.status || ') of an order that is ' || v_order.status);
    end if;
    return null;
end
$$;

create constraint trigger watch_parcel after insert or update of status on meja.shipments deferrable initially deferred
    for each row when (new.status not in ('BOOKED', 'CANCELLED'))
    execute function meja.watch_parcel();

-- At COMMIT: an order that became DIKIRIM although its parcel is delivered already is complete, for example after a
-- refused cancellation.
create function meja.complete_delivered_order() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
begin
    update orders as o
       set status = 'SELESAI', completed_at = coalesce(s.delivered_at, now())
      from (select status, delivered_at from shipments where order_id = new.id order by id desc limit 1) as s
     where o.id = new.id and o.status = 'DIKIRIM' and s.status = 'DELIVERED' and not is_shipping_blocked(o.id);
    return null;
end
$$;

create constraint trigger complete_delivered after update of status on meja.orders deferrable initially deferred
    for each row when (new.status = 'DIKIRIM' and old.status <> 'DIKIRIM')
    execute function meja.complete_delivered_order();

create or replace function meja.mark_processing(order_number text) returns text
language plpgsql security definer
set search_path = meja, pg_temp
as $$
declare
    v_order orders;
begin
    perform act_as('storefront');
    v_order := lock_order(mark_processing.order_number);
    -- The parcel's news overtook this call.
    if v_order.status in ('DIKIRIM', 'SELESAI') then
        return v_order.status;
    end if;
    perform require_shipping_allowed(v_order.id, v_order.number);
    -- The table allows this change for the end of a cancellation.
    if v_order.status = 'MENUNGGU_BATAL' then
        raise exception 'order % is being cancelled', v_order.number using errcode = 'MJ001';
    end if;
    if v_order.status <> 'DIPROSES' then
        update orders set status = 'DIPROSES' where id = v_order.id;
    end if;
    return 'DIPROSES';
end
$$;

-- A number that a courier or Komerce assigned: trimmed, null when it is empty.
create function meja.optional_number(p_what text, p_value text) returns text
language plpgsql immutable
set search_path = meja, pg_temp
as $$
declare
    v_number constant text := optional_text(p_what, p_value, 100);
begin
    if v_number !~ '^[A-Za-z0-9][A-Za-z0-9./_-]*$' then
        raise exception '% must contain only letters, digits and . / _ -', p_what using errcode = '22023';
    end if;
    return v_number;
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
    v_earlier shipments;
    v_courier constant text := require_courier(record_shipment.courier);
    v_service constant text := optional_text('service', record_shipment.service, 100);
    v_komerce_order_no constant text := optional_number('komerce_order_no', record_shipment.komerce_order_no);
    v_waybill constant text := optional_number('waybill', record_shipment.waybill);
    v_ranks constant text[] := array['BOOKED', 'PICKED_UP', 'IN_TRANSIT', 'DELIVERED'];
    v_rank constant integer := array_position(v_ranks, record_shipment.status);
begin
    perform act_as('storefront');
    if v_rank is null then
        raise exception 'the shipment status must be BOOKED, PICKED_UP, IN_TRANSIT or DELIVERED' using errcode = '22023';
    end if;
    v_order := lock_order(record_shipment.order_number);
    select * into v_shipment from shipments
     where order_id = v_order.id and status <> 'CANCELLED' order by id desc limit 1 for update;
    if not found then
        if v_rank = 1 and v_order.status not in ('DIBAYAR', 'DIPROSES') then
            raise exception 'order % has status % and cannot be shipped', v_order.number, v_order.status using errcode = 'MJ001';
        end if;
        -- A parcel that was cancelled and is collected nevertheless: the storefront need not name its courier again.
        select * into v_earlier from shipments where order_id = v_order.id order by id desc limit 1;
        insert into shipments (order_id, user_id, courier, service, komerce_order_no, waybill, shipping_cost, status)
        values (v_order.id, v_order.user_id,
                require_text('courier', coalesce(v_courier, case when v_rank > 1 then v_earlier.courier end)),
                require_text('service', coalesce(v_service, case when v_rank > 1 then v_earlier.service end)),
                null, v_waybill,
                require_amount('shipping_cost', coalesce(record_shipment.shipping_cost, v_order.shipping_cost)),
                record_shipment.status)
        returning * into v_shipment;
    elsif v_komerce_order_no <> v_shipment.komerce_order_no or v_waybill <> v_shipment.waybill then
        raise exception 'order % already has a shipment with another number', v_order.number using errcode = 'MJ014';
    elsif v_rank = 1 and is_shipping_blocked(v_order.id)
          and (v_shipment.komerce_order_no is null and v_komerce_order_no is not null
               or v_shipment.waybill is null and v_waybill is not null) then
        perform require_shipping_allowed(v_order.id, v_order.number);
    end if;

    if v_shipment.komerce_order_no is null
       and exists (select from shipments where komerce_order_no = v_komerce_order_no and order_id <> v_order.id) then
        raise exception 'Komerce order % belongs to another order', v_komerce_order_no using errcode = 'MJ014';
    end if;

    -- The status never goes backwards, and a parcel on its way back is never delivered to the customer: such news only
    -- fill in missing values.
    -- The number of a cancelled parcel that was collected nevertheless stays with the cancelled one.
    update shipments
       set komerce_order_no = coalesce(komerce_order_no, case
               when not exists (select from shipments as other where other.komerce_order_no = v_komerce_order_no)
               then v_komerce_order_no end),
           waybill = coalesce(waybill, v_waybill),
           shipped_at = case when v_rank > 1 then coalesce(shipped_at, now()) else shipped_at end,
           status = case when rank_of_shipment(status) < rank_of_shipment(record_shipment.status)
                              and status not in ('RETURNING', 'RETURNED')
                              and exists (select from status_transitions as t
                                           where t.subject = 'shipments.status' and t.from_status = shipments.status
                                             and t.to_status = record_shipment.status)
                         then record_shipment.status else status end
     where id = v_shipment.id
    returning * into v_shipment;
    update shipments set delivered_at = now()
     where id = v_shipment.id and status = 'DELIVERED' and delivered_at is null;

    -- A frozen, blocked or cancelled order does not change: the news are stored with the parcel.
    if v_rank > 1 then
        perform follow_parcel(v_order.id);
    end if;
    if v_shipment.status = 'DELIVERED' and not is_shipping_blocked(v_order.id) then
        update orders set status = 'SELESAI', completed_at = now() where id = v_order.id and status = 'DIKIRIM';
    end if;
    return v_shipment.id;
end
$$;

-- Rows of earlier versions --------------------------------------------------------------------------

set local meja.actor_kind = 'system';
set local meja.actor = 'migration';

-- A time that no event can have stopped every job that read it.
set local meja.reason = 'replaced an impossible time';
select meja.schedule_job('advance_cancellation', c.id, c.order_id, now())
  from meja.cancellations as c
 where c.step not in ('FINISHED', 'REFUSED')
   and exists (select from meja.payments
                where order_id = c.order_id
                  and not coalesce(paid_at between '2000-01-01 00:00:00+00' and now() + interval '1 day', true));
create function meja.plausible(p_time timestamptz, p_otherwise timestamptz) returns timestamptz
language sql stable
return case when coalesce(p_time between '2000-01-01 00:00:00+00' and now() + interval '1 day', true) then p_time
            else p_otherwise end;
-- All times of a row at once, because the new checks read them all.
update meja.payments
   set paid_at = meja.plausible(paid_at, updated_at), settled_at = meja.plausible(settled_at, updated_at),
       expires_at = case when isfinite(expires_at) then expires_at else created_at + interval '1 day' end
 where paid_at is distinct from meja.plausible(paid_at, updated_at)
    or settled_at is distinct from meja.plausible(settled_at, updated_at) or not isfinite(expires_at);
update meja.orders
   set paid_at = meja.plausible(paid_at, updated_at),
       expires_at = case when isfinite(expires_at) then expires_at else placed_at + interval '1 day' end
 where paid_at is distinct from meja.plausible(paid_at, updated_at) or not isfinite(expires_at);
drop function meja.plausible(timestamptz, timestamptz);

set local meja.reason = 'wrote courier and waybill as couriers do';
update meja.shipments set courier = meja.require_courier(courier)
 where courier <> all (meja.courier_codes())
   and meja.ascii_lower(meja.normalise_text(courier)) = any (meja.courier_codes() || 'idexpress'::text);
update meja.shipments set waybill = nullif(meja.normalise_text(waybill), '')
 where waybill <> meja.normalise_text(waybill) or waybill = '';
do $$
declare
    v_shipment record;
begin
    for v_shipment in select id, komerce_order_no from meja.shipments
                       where komerce_order_no <> meja.normalise_text(komerce_order_no) or komerce_order_no = ''
    loop
        update meja.shipments set komerce_order_no = nullif(meja.normalise_text(v_shipment.komerce_order_no), '')
         where id = v_shipment.id;
    end loop;
exception
    when unique_violation then
        raise warning 'two shipments have the Komerce number of shipment %, apart from blanks; correct one of them',
            v_shipment.id;
end
$$;

set local meja.reason = 'shows the payment that stands';
update meja.orders
   set payment_status = meja.payment_status_of(id)
 where id in (select order_id from meja.payments group by order_id having count(*) > 1)
   and payment_status <> meja.payment_status_of(id);

-- Orders that were packed, shipped or received, although their payment was reversed.
set local meja.reason = 'the payment was reversed';
update meja.payments
   set shipping_blocked = true
 where not shipping_blocked
   and id in (select (select max(p.id) from meja.payments as p
                       where p.order_id = o.id and p.status in ('FAILED', 'CANCELLED'))
                from meja.orders as o
               where o.payment_status in ('FAILED', 'CANCELLED')
                 and (o.status in ('DIPROSES', 'DIKIRIM', 'SELESAI')
                      or o.status = 'MENUNGGU_BATAL'
                         and exists (select from meja.cancellations as c
                                      where c.order_id = o.id and c.step not in ('FINISHED', 'REFUSED')
                                        and c.frozen_from <> 'MENUNGGU_PEMBAYARAN')));
select meja.report_problem('payment_reversed', p.id, o.id, 'the payment was reversed, and the order is ' || o.status)
  from meja.payments as p join meja.orders as o on o.id = p.order_id
 where p.shipping_blocked and o.status in ('DIPROSES', 'DIKIRIM', 'SELESAI', 'MENUNGGU_BATAL')
   and not exists (select from meja.attention_items as i
                    where i.kind = 'payment_reversed' and i.subject_id = p.id
                      and (i.resolved_at is null or i.resolved_by <> 'system')
                      and greatest(i.last_raised_at, i.resolved_at) >=
                          coalesce((select max(l.created_at) from meja.order_status_log as l
                                     where l.order_id = o.id and l.to_status in ('DIKIRIM', 'SELESAI')), '-infinity'));

-- Orders that stayed DIKIRIM after their parcel was delivered, and parcels of orders that cannot follow them.
set local meja.reason = 'the parcel was delivered';
update meja.orders as o
   set status = 'SELESAI', completed_at = coalesce(s.delivered_at, now())
  from meja.shipments as s
 where o.status = 'DIKIRIM' and s.order_id = o.id and s.status = 'DELIVERED'
   and s.id = (select max(id) from meja.shipments where order_id = o.id)
   and not meja.is_shipping_blocked(o.id);
set local meja.reason = '';
select meja.report_problem_once('parcel_problem', s.id, o.id,
                                'the courier has the parcel (' || s.status || ') of an order that is ' || o.status)
  from meja.orders as o join meja.shipments as s on s.order_id = o.id
 where o.status in ('MENUNGGU_PEMBAYARAN', 'KEDALUWARSA', 'DIBATALKAN') and s.status not in ('BOOKED', 'CANCELLED');

-- Money that is not owed.
select meja.report_unowed_money(order_id) from (select distinct order_id from meja.unowed_payments) as unowed;

-- Payments that ended in the books of the last 30 days, without a confirmation of Midtrans that nobody can pay them.
-- Spread over a day, so that they do not delay the checks of other payments.
select meja.schedule_job('check_payment', p.id, p.order_id, now() + random() * interval '1 day')
  from meja.payments as p join meja.orders as o on o.id = p.order_id
 where o.status in ('KEDALUWARSA', 'DIBATALKAN') and p.status in ('FAILED', 'EXPIRED', 'CANCELLED')
   and p.expires_at > now() - interval '30 days' and not meja.is_ended_at_gateway(p.gateway_status);
