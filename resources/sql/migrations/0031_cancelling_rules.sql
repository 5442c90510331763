-- What must never be of cancellations, refunds and parcels, whoever asks. Errors as in 0005; MJ005: more would
-- go back than was paid.

alter table meja.status_transitions
    drop constraint status_transitions_subject_check,
    add constraint status_transitions_subject_check check (subject in ('orders.status', 'orders.payment_status',
        'payments.status', 'shipments.status', 'cancellations.step', 'refunds.state'));

-- A capture can be voided, and somebody at Midtrans' dashboard may refund without asking us.
insert into meja.status_transitions (subject, from_status, to_status)
select subject, from_status, to_status
  from (values ('payments.status'), ('orders.payment_status')) as subjects (subject)
 cross join (values ('PAID', 'CANCELLED'),
                    ('PAID', 'PARTIALLY_REFUNDED'),
                    ('PAID', 'REFUNDED'),
                    ('PARTIALLY_REFUNDED', 'REFUNDED'),
                    ('REFUND_FAILED', 'PAID')) as changes (from_status, to_status);

insert into meja.status_transitions (subject, from_status, to_status)
select 'shipments.status', from_status, unnest(string_to_array(to_statuses, ' '))
  from (values ('BOOKED', 'PICKED_UP IN_TRANSIT PROBLEM DELIVERED RETURNING RETURNED LOST CANCELLED'),
               ('PICKED_UP', 'IN_TRANSIT PROBLEM DELIVERED RETURNING RETURNED LOST CANCELLED'),
               ('IN_TRANSIT', 'PROBLEM DELIVERED RETURNING RETURNED LOST CANCELLED'),
               ('PROBLEM', 'IN_TRANSIT DELIVERED RETURNING RETURNED LOST CANCELLED'),
               -- What is delivered on its way back went to the shipper.
               ('RETURNING', 'RETURNED LOST CANCELLED'),
               ('RETURNED', 'CANCELLED'),
               ('LOST', 'DELIVERED RETURNED CANCELLED')) as changes (from_status, to_statuses);

insert into meja.status_transitions (subject, from_status, to_status)
values ('cancellations.step', 'REQUESTED', 'SHIPMENT_CANCELLED'),
       ('cancellations.step', 'REQUESTED', 'REFUSED'),
       ('cancellations.step', 'SHIPMENT_CANCELLED', 'ORDER_CANCELLED'),
       ('cancellations.step', 'ORDER_CANCELLED', 'FINISHED');

insert into meja.status_transitions (subject, from_status, to_status)
select 'refunds.state', from_state, unnest(string_to_array(to_states, ' '))
  from (values ('REQUESTED', 'APPROVED REJECTED'),
               ('APPROVED', 'SENDING REQUESTED PENDING SUCCEEDED FAILED NEEDS_PERSON'),
               ('SENDING', 'PENDING FAILED UNKNOWN APPROVED SUCCEEDED NEEDS_PERSON'),
               ('UNKNOWN', 'PENDING SUCCEEDED APPROVED NEEDS_PERSON FAILED'),
               ('PENDING', 'SUCCEEDED FAILED NEEDS_PERSON'),
               ('FAILED', 'APPROVED SUCCEEDED'),
               ('NEEDS_PERSON', 'SUCCEEDED FAILED APPROVED')) as changes (from_state, to_states);

-- Payments: a void is believed only when GET status showed it.
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
    end if;
    return new;
end
$$;

-- Parcels ----------------------------------------------------------------------------------------

create function meja.keep_shipment_rules() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
begin
    if tg_op = 'INSERT' then
        if new.status <> 'BOOKED' then
            raise exception 'a parcel begins as BOOKED' using errcode = 'MJ001';
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

create trigger keep_rules before insert or update on meja.shipments
    for each row execute function meja.keep_shipment_rules();

-- Cancellations ----------------------------------------------------------------------------------

create function meja.keep_cancellation_rules() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
declare
    v_order record;
begin
    if tg_op = 'UPDATE' then
        if (new.order_id, new.user_id, new.frozen_from, new.reason, new.requested_by_kind, new.requested_by,
            new.idempotency_key, new.request_id, new.requested_at) is distinct from
           (old.order_id, old.user_id, old.frozen_from, old.reason, old.requested_by_kind, old.requested_by,
            old.idempotency_key, old.request_id, old.requested_at) then
            raise exception 'what was asked for in cancellation % stays as it was', old.id using errcode = 'MJ003';
        end if;
        if new.step = old.step then
            return new;
        end if;
        perform require_transition('cancellations.step', old.step, new.step);
    elsif new.step <> 'REQUESTED' then
        raise exception 'a cancellation begins as REQUESTED' using errcode = 'MJ001';
    end if;

    select o.number, o.status,
           (select l.from_status from order_status_log as l
             where l.order_id = o.id and l.to_status = 'MENUNGGU_BATAL' order by l.sequence desc limit 1) as frozen_from
      into v_order
      from orders as o
     where o.id = new.order_id;
    if tg_op = 'INSERT' and (v_order.status <> 'MENUNGGU_BATAL' or v_order.frozen_from <> new.frozen_from) then
        raise exception 'order % is %, not frozen for a cancellation from %', v_order.number, v_order.status,
            new.frozen_from using errcode = 'MJ001';
    end if;
    if new.step = 'SHIPMENT_CANCELLED'
       and exists (select from shipments where order_id = new.order_id and status <> 'CANCELLED') then
        raise exception 'a parcel of order % is not cancelled', v_order.number using errcode = 'MJ001';
    end if;
    if new.step = 'ORDER_CANCELLED' and v_order.status <> 'DIBATALKAN'
       or new.step = 'REFUSED' and v_order.status = 'MENUNGGU_BATAL' then
        raise exception 'order % is % while its cancellation becomes %', v_order.number, v_order.status, new.step
            using errcode = 'MJ001';
    end if;
    return new;
end
$$;

create trigger keep_rules before insert or update on meja.cancellations
    for each row execute function meja.keep_cancellation_rules();

-- Refunds ----------------------------------------------------------------------------------------

-- All that is promised or gone of a payment fits into what was paid. The payment is locked, so that two
-- refunds of it see each other.
create function meja.require_refundable(p_refund meja.refunds) returns void
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
        raise exception '% would go back of payment %, of which % is left', p_refund.amount, p_refund.payment_id,
            v_gross - v_others using errcode = 'MJ005';
    end if;
end
$$;

create function meja.keep_new_refund_rules() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
begin
    if new.is_from_outside then
        if new.state not in ('PENDING', 'SUCCEEDED') then
            raise exception 'a refund from outside is PENDING or SUCCEEDED, not %', new.state using errcode = 'MJ001';
        end if;
        return new;
    end if;
    if new.try_number <> 1
       or new.state <> 'REQUESTED' and (new.state, new.approved_by) is distinct from ('APPROVED', 'system') then
        raise exception 'a refund begins with its first try, REQUESTED or under the limit' using errcode = 'MJ001';
    end if;
    perform require_refundable(new);
    return new;
end
$$;

create trigger keep_rules_of_new before insert on meja.refunds
    for each row execute function meja.keep_new_refund_rules();

create function meja.keep_refund_rules() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
begin
    if (new.payment_id, new.order_id, new.user_id, new.ordinal, new.idempotency_key, new.is_from_outside,
        new.outside_key, new.requested_at) is distinct from
       (old.payment_id, old.order_id, old.user_id, old.ordinal, old.idempotency_key, old.is_from_outside,
        old.outside_key, old.requested_at) then
        raise exception 'refund % stays the one that was asked for', old.id using errcode = 'MJ003';
    end if;
    -- An approval is of this amount to this destination: a change of either asks for a new one, and what once
    -- left under the running key may still arrive.
    if (new.amount, new.destination_bank, new.destination_account, new.destination_holder) is distinct from
       (old.amount, old.destination_bank, old.destination_account, old.destination_holder)
       and (new.state <> 'REQUESTED' or old.first_sent_at is not null) then
        raise exception 'the amount and destination of refund % are frozen', old.id using errcode = 'MJ003';
    end if;
    if (new.requested_by_kind, new.requested_by) is distinct from (old.requested_by_kind, old.requested_by)
       and new.state <> 'REQUESTED'
       or new.approved_by is distinct from old.approved_by and 'REQUESTED' not in (old.state, new.state) then
        raise exception 'who asked for refund % and who approved it is settled', old.id using errcode = 'MJ003';
    end if;
    -- A new key needs a definitive failure of the one before, and gets it.
    if new.try_number <> old.try_number + (old.state = 'FAILED' and new.state = 'APPROVED')::integer
       and (new.try_number <> old.try_number + 1 or (old.state, new.state) <> ('NEEDS_PERSON', 'APPROVED')) then
        raise exception 'refund % may not go from try % to try % like this', old.id, old.try_number, new.try_number
            using errcode = 'MJ001';
    end if;
    if new.state <> old.state then
        perform require_transition('refunds.state', old.state, new.state);
    end if;
    if new.state = 'SENDING' and old.state <> 'SENDING'
       and not exists (select from refund_attempts
                        where refund_id = new.id and outcome = 'pending'
                          and refund_key = new.payment_id || '-R' || new.ordinal || '-T' || new.try_number) then
        raise exception 'refund % is sent without its attempt written first', old.id using errcode = 'MJ001';
    end if;
    if new.amount > old.amount
       or new.state <> old.state and (new.state = 'SENDING'
                                      or new.state = 'APPROVED' and old.state in ('REQUESTED', 'FAILED')) then
        perform require_refundable(new);
    end if;
    return new;
end
$$;

create trigger keep_rules before update on meja.refunds
    for each row execute function meja.keep_refund_rules();

-- An attempt is of an approved refund, with its key and its amount; it ends once.
create function meja.keep_attempt_rules() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
begin
    if tg_op = 'INSERT' then
        if new.outcome <> 'pending'
           or not exists (select from refunds
                           where id = new.refund_id and refund_key = new.refund_key and amount = new.amount
                             and state in ('APPROVED', 'SENDING') and not is_from_outside) then
            raise exception 'refund % is not approved to be sent as %', new.refund_id, new.refund_key
                using errcode = 'MJ001';
        end if;
    elsif (new.refund_id, new.user_id, new.refund_key, new.amount, new.sent_at) is distinct from
          (old.refund_id, old.user_id, old.refund_key, old.amount, old.sent_at)
          or old.outcome <> 'pending' and new.outcome <> old.outcome then
        raise exception 'attempt % stays what it was', old.id using errcode = 'MJ003';
    end if;
    return new;
end
$$;

create trigger keep_rules before insert or update on meja.refund_attempts
    for each row execute function meja.keep_attempt_rules();

-- Attention ----------------------------------------------------------------------------------------

create function meja.keep_attention_rules() returns trigger
language plpgsql
set search_path = meja, pg_temp
as $$
begin
    if old.resolved_at is not null or (new.kind, new.subject_id, new.raised_at, new.order_id) is distinct from
                                      (old.kind, old.subject_id, old.raised_at, old.order_id) then
        raise exception 'item % was % and stays so', old.id,
            case when old.resolved_at is null then 'raised' else 'resolved' end using errcode = 'MJ003';
    end if;
    return new;
end
$$;

create trigger keep_rules before update on meja.attention_items
    for each row execute function meja.keep_attention_rules();

-- Jobs ---------------------------------------------------------------------------------------------

-- Writes a job down in the transaction that makes it necessary. One is live per kind and subject: scheduled
-- again while it waits it is brought forward, while it runs it will run once more.
create function meja.schedule_job(p_kind text, p_subject_id bigint, p_order_id bigint, p_due_at timestamptz,
                                  p_request_id text default null, p_requested_by text default null) returns void
language plpgsql security definer
set search_path = meja, pg_temp
as $$
begin
    insert into jobs as job (kind, subject_id, order_id, due_at, request_id, requested_by)
    values (p_kind, p_subject_id, p_order_id, p_due_at, p_request_id, p_requested_by)
        on conflict (kind, subject_id) where state in ('waiting', 'running') do update
           set due_at = case when job.state = 'waiting' then least(job.due_at, excluded.due_at) else job.due_at end,
               wanted_at = case when job.state = 'running' then least(job.wanted_at, excluded.due_at) end;
end
$$;

-- An order that nobody pays ends by itself, and a parcel is followed from its booking: the storefront that
-- writes them down knows nothing of jobs.
create function meja.schedule_first_job() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
begin
    if tg_table_name = 'orders' then
        perform schedule_job('expire_order', new.id, new.id, new.expires_at);
    else
        perform schedule_job('track_shipment', new.id, new.order_id, new.booked_at + interval '2 hours');
    end if;
    return null;
end
$$;

create trigger schedule_expiry after insert on meja.orders
    for each row execute function meja.schedule_first_job();
create trigger schedule_tracking after insert on meja.shipments
    for each row execute function meja.schedule_first_job();

-- For ever -----------------------------------------------------------------------------------------

do $$
declare
    v_table text;
begin
    foreach v_table in array array['cancellations', 'refunds', 'refund_attempts', 'attention_items',
                                   'shipment_events']
    loop
        execute format('create trigger never_removed before delete or truncate on meja.%I
                            for each statement execute function meja.refuse_rewriting()', v_table);
    end loop;
end
$$;

create trigger never_rewritten before update on meja.shipment_events
    for each statement execute function meja.refuse_rewriting();

create trigger touch before update on meja.cancellations for each row execute function meja.touch_row();
create trigger touch before update on meja.attention_items for each row execute function meja.touch_row();
create trigger touch before update on meja.refunds
    for each row execute function meja.touch_row('refund_key', 'destination_account_masked',
                                                 'destination_holder_masked');
