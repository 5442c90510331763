-- Refunds: who may approve, how much may be promised, and which payments can be refunded, enforced by the tables for
-- every login and at every isolation level. Errors as in 0005 and 0031; MJ006: this person may not decide.

-- What is new in a row -----------------------------------------------------------------------------

alter table meja.refunds
    add column requesters text[] not null default '{}',
    add column is_approved_automatically boolean not null default false,
    add column shown_at timestamptz,
    add column missing_since timestamptz,
    drop constraint refunds_approved,
    drop constraint refunds_unapproved,
    add constraint refunds_approved check (is_from_outside or state in ('REQUESTED', 'REJECTED')
        or approved_by is not null or is_approved_automatically),
    add constraint refunds_unapproved check (state <> 'REQUESTED'
        or approved_by is null and not is_approved_automatically),
    add constraint refunds_approved_once check (approved_by is null or not is_approved_automatically);
comment on column meja.refunds.requesters is
    'Everyone who requested it or changed its amount or destination; written by the triggers';
comment on column meja.refunds.is_approved_automatically is 'Below the limit; no person approved it';
comment on column meja.refunds.shown_at is 'When GET status first showed the current key';
comment on column meja.refunds.missing_since is 'Since when GET status no longer shows the key that it showed';

grant select (requesters, is_approved_automatically, shown_at, missing_since)
    on meja.refunds to meja_service, meja_staff, meja_admin, meja_auditor;
grant insert (is_approved_automatically, shown_at, missing_since),
      update (is_approved_automatically, shown_at, missing_since)
    on meja.refunds to meja_service;

-- What one refund takes of its payment: a refund that failed takes nothing, unless a manual transfer of it was recorded
-- and is neither confirmed nor withdrawn.
create function meja.reserved_amount(p_refund meja.refunds) returns bigint
language sql immutable
set search_path = meja, pg_temp
return case when (p_refund).state not in ('REJECTED', 'FAILED') or (p_refund).settled_by is not null
            then (p_refund).amount else 0 end;

-- How much the refunds of a payment reserve. Two transactions that promise money of one payment change the same row,
-- so one of them waits, or fails with a serialization failure, whatever its isolation level is.
create table meja.refund_sums (
    payment_id bigint primary key references meja.payments,
    reserved bigint not null check (reserved >= 0)
);
comment on table meja.refund_sums is 'Not audited: a counter over meja.refunds, which are audited';
grant select on meja.refund_sums to meja_service;

-- A payment without a row, for example of the seed, gets it before its first change of a refund.
create function meja.open_refund_sum(p_payment_id bigint) returns void
language sql
set search_path = meja, pg_temp
as $$
    insert into refund_sums (payment_id, reserved)
    select p_payment_id, coalesce(sum(reserved_amount(r)), 0) from refunds as r where payment_id = p_payment_id
        on conflict (payment_id) do nothing
$$;

-- Runs after each change of a refund. A refund that was made at Midtrans is counted, never refused.
create function meja.count_reserved_amount() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
declare
    v_before bigint := 0;
    v_is_decision boolean := true;
    v_reserved bigint;
    v_gross bigint;
begin
    if tg_op = 'UPDATE' then
        v_before := reserved_amount(old);
        v_is_decision := new.state <> old.state and (new.state = 'SENDING'
            or new.state = 'APPROVED' and old.state in ('REQUESTED', 'FAILED'));
    end if;
    if reserved_amount(new) = v_before and not v_is_decision then
        return null;
    end if;
    update refund_sums set reserved = reserved + reserved_amount(new) - v_before
     where payment_id = new.payment_id
    returning reserved into v_reserved;
    if new.is_from_outside or reserved_amount(new) <= v_before and not v_is_decision then
        return null;
    end if;
    select gross_amount into v_gross from payments where id = new.payment_id;
    if v_reserved > v_gross then
        raise exception 'a refund of % exceeds the refundable amount of payment %, which is %', new.amount,
            new.payment_id, v_gross - v_reserved + reserved_amount(new) using errcode = 'MJ005';
    end if;
    return null;
end
$$;

-- Rules ------------------------------------------------------------------------------------------

-- The payment holds its money: it is paid, neither reversed nor charged back. It is locked, so that its status stays.
create or replace function meja.require_refundable(p_refund meja.refunds) returns void
language plpgsql
set search_path = meja, pg_temp
as $$
declare
    v_payment payments;
begin
    select * into v_payment from payments where id = p_refund.payment_id for no key update;
    if not exists (select from payment_statuses where status = v_payment.status and holds_money) then
        raise exception 'payment % is % and cannot be refunded', v_payment.id, v_payment.status using errcode = 'MJ005';
    end if;
    if is_ended_at_gateway(v_payment.gateway_status) then
        raise exception 'payment % was reversed by Midtrans and cannot be refunded', v_payment.id using errcode = 'MJ005';
    end if;
end
$$;

-- The account is locked, so that its role stays until the transaction ends.
create function meja.require_admin(p_login text) returns void
language plpgsql
set search_path = meja, pg_temp
as $$
begin
    perform from staff_accounts where login = p_login and role = 'admin' and is_active for share;
    if not found then
        raise exception '% is not an admin', p_login using errcode = 'MJ006';
    end if;
end
$$;

-- An admin approves who neither requested the refund nor ever changed its amount or destination.
create function meja.require_approver(p_refund meja.refunds) returns void
language plpgsql
set search_path = meja, pg_temp
as $$
begin
    perform require_admin(p_refund.approved_by);
    if p_refund.approved_by = any (p_refund.requesters || p_refund.requested_by) then
        raise exception '% requested or changed refund % and cannot approve it', p_refund.approved_by, p_refund.id
            using errcode = 'MJ006';
    end if;
end
$$;

-- An approval is of an amount to a destination. The gateway pays back to where the money came from.
create function meja.require_destination(p_refund meja.refunds) returns void
language plpgsql
set search_path = meja, pg_temp
as $$
begin
    if p_refund.method = 'MANUAL' and num_nulls(nullif(p_refund.destination_bank, ''),
           nullif(p_refund.destination_account, ''), nullif(p_refund.destination_holder, '')) > 0 then
        raise exception 'a manual transfer needs a bank, an account and its holder' using errcode = 'MJ001';
    end if;
end
$$;

create or replace function meja.keep_new_refund_rules() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
begin
    new.requesters := array[new.requested_by];
    perform open_refund_sum(new.payment_id);
    if new.is_from_outside then
        if new.state not in ('PENDING', 'SUCCEEDED') then
            raise exception 'a refund from outside is PENDING or SUCCEEDED, not %', new.state using errcode = 'MJ001';
        end if;
        return new;
    end if;
    if new.try_number <> 1 or new.approved_by is not null or new.settled_by is not null
       or new.state <> (case when new.is_approved_automatically then 'APPROVED' else 'REQUESTED' end) then
        raise exception 'a new refund must be REQUESTED, or APPROVED automatically' using errcode = 'MJ001';
    end if;
    if new.is_approved_automatically then
        perform require_destination(new);
    end if;
    perform require_refundable(new);
    return new;
end
$$;

-- Who requests and who approves. An edit makes its editor one of the requesters; without an edit they stay.
create function meja.keep_refund_approval(p_old meja.refunds, p_new meja.refunds, p_is_edited boolean) returns void
language plpgsql
set search_path = meja, pg_temp
as $$
begin
    if not p_is_edited and ((p_new.requested_by_kind, p_new.requested_by)
                            is distinct from (p_old.requested_by_kind, p_old.requested_by)
                            or p_new.state = 'REQUESTED' and p_old.state <> 'REQUESTED') then
        raise exception 'refund % is requested again only with another amount or destination', p_old.id
            using errcode = 'MJ003';
    end if;
    if p_new.is_approved_automatically and not p_old.is_approved_automatically then
        raise exception 'only a new refund is approved automatically, not refund %', p_old.id using errcode = 'MJ003';
    end if;
    -- Whoever has a refund sent again takes over the approval of someone who is not an admin any more.
    if (p_new.approved_by, p_new.is_approved_automatically)
       is distinct from (p_old.approved_by, p_old.is_approved_automatically)
       and 'REQUESTED' not in (p_old.state, p_new.state)
       and (p_old.state, p_new.state) <> ('NEEDS_PERSON', 'APPROVED') then
        raise exception 'who approved refund % is settled', p_old.id using errcode = 'MJ003';
    end if;
    if p_new.approved_by is not null
       and (p_new.approved_by is distinct from p_old.approved_by
            or p_new.state = 'SENDING' and p_old.state <> 'SENDING') then
        perform require_approver(p_new);
    end if;
    if p_old.state = 'REQUESTED' and p_new.state = 'APPROVED' then
        perform require_destination(p_new);
    end if;
end
$$;

-- A recorded transfer is confirmed or withdrawn as it was recorded.
create function meja.keep_refund_transfer(p_old meja.refunds, p_new meja.refunds) returns void
language plpgsql
set search_path = meja, pg_temp
as $$
begin
    if p_old.confirmed_by is not null and (p_new.proof, p_new.settled_by, p_new.confirmed_by)
                                          is distinct from (p_old.proof, p_old.settled_by, p_old.confirmed_by)
       or p_old.settled_by is not null and p_new.settled_by is not null
          and (p_new.proof, p_new.settled_by) is distinct from (p_old.proof, p_old.settled_by) then
        raise exception 'the recorded transfer of refund % is settled', p_old.id using errcode = 'MJ003';
    end if;
    if p_new.settled_by is not null and p_old.settled_by is null then
        perform require_admin(p_new.settled_by);
        perform require_refundable(p_new);
    end if;
    if p_new.confirmed_by is not null and p_old.confirmed_by is null then
        perform require_admin(p_new.confirmed_by);
    end if;
end
$$;

create or replace function meja.keep_refund_rules() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
declare
    v_is_edited constant boolean :=
        (new.amount, new.destination_bank, new.destination_account, new.destination_holder) is distinct from
        (old.amount, old.destination_bank, old.destination_account, old.destination_holder);
begin
    if (new.payment_id, new.order_id, new.user_id, new.ordinal, new.idempotency_key, new.is_from_outside,
        new.outside_key, new.requested_at) is distinct from
       (old.payment_id, old.order_id, old.user_id, old.ordinal, old.idempotency_key, old.is_from_outside,
        old.outside_key, old.requested_at) then
        raise exception 'refund % cannot be moved to another payment or order', old.id using errcode = 'MJ003';
    end if;
    -- An approval is for this amount and destination: a change of either requires a new approval. A request that was
    -- sent under the current key may still take effect, and a recorded transfer was made.
    if v_is_edited and (new.state <> 'REQUESTED' or old.first_sent_at is not null or old.settled_by is not null) then
        raise exception 'the amount and destination of refund % are frozen', old.id using errcode = 'MJ003';
    end if;
    new.requesters := old.requesters;
    if v_is_edited then
        new.requesters := array(select distinct person
                                  from unnest(old.requesters || array[old.requested_by, new.requested_by,
                                                                      acting('actor')]) as person
                                 where person is not null
                                 order by person);
    end if;
    -- A new key needs a definitive failure of the one before.
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
    perform keep_refund_approval(old, new, v_is_edited);
    perform keep_refund_transfer(old, new);
    if new.amount > old.amount
       or new.state <> old.state and (new.state = 'SENDING'
                                      or new.state = 'APPROVED' and old.state in ('REQUESTED', 'FAILED')) then
        perform require_refundable(new);
    end if;
    perform open_refund_sum(new.payment_id);
    return new;
end
$$;

create trigger count_reserved after insert or update on meja.refunds
    for each row execute function meja.count_reserved_amount();

-- An attempt that the partner turned away stays pending; the next call with its key continues it.
create or replace function meja.keep_attempt_rules() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
declare
    v_is_sent boolean := tg_op = 'INSERT';
begin
    if tg_op = 'UPDATE' then
        if (new.refund_id, new.user_id, new.refund_key, new.amount) is distinct from
           (old.refund_id, old.user_id, old.refund_key, old.amount)
           or old.outcome <> 'pending' and (new.outcome, new.sent_at) is distinct from (old.outcome, old.sent_at)
           or new.sent_at < old.sent_at then
            raise exception 'attempt % stays what it was', old.id using errcode = 'MJ003';
        end if;
        v_is_sent := new.sent_at > old.sent_at;
    end if;
    if v_is_sent
       and (new.outcome <> 'pending'
            or not exists (select from refunds
                            where id = new.refund_id and refund_key = new.refund_key and amount = new.amount
                              and state in ('APPROVED', 'SENDING') and not is_from_outside)) then
        raise exception 'refund % is not approved to be sent as %', new.refund_id, new.refund_key
            using errcode = 'MJ001';
    end if;
    return new;
end
$$;

grant update (sent_at) on meja.refund_attempts to meja_service;

-- Rows from before -------------------------------------------------------------------------------

set local meja.actor_kind = 'system';
set local meja.actor = 'migration';
set local meja.reason = 'records who requested refunds, and which were approved automatically';

-- The rules above bind from now on; these updates only write down what the audit log says.
alter table meja.refunds disable trigger keep_rules;

-- A refund that began as APPROVED was approved by the program, not by a login of that name.
update meja.refunds as r
   set is_approved_automatically = true, approved_by = null
 where r.approved_by = 'system'
   and not exists (select from meja.audit_entries as e
                    where e.table_name = 'refunds' and e.row_id = r.id and e.operation = 'INSERT'
                      and e.changes -> 'state' ->> 1 <> 'APPROVED');

with people as (
    select row_id, changes -> 'requested_by' ->> 0 as person
      from meja.audit_entries
     where table_name = 'refunds' and operation = 'UPDATE' and changes ? 'requested_by'
    union
    select row_id, actor
      from meja.audit_entries
     where table_name = 'refunds' and operation = 'UPDATE'
       and changes ?| array['amount', 'destination_bank', 'destination_account', 'destination_holder']
), of_refund as (
    select row_id, array_agg(person order by person) as people from people where person is not null group by row_id
)
update meja.refunds as r
   set requesters = array(select distinct person from unnest(p.people || r.requested_by) as person order by person)
  from of_refund as p
 where p.row_id = r.id and r.state not in ('REJECTED', 'SUCCEEDED');

alter table meja.refunds enable trigger keep_rules;

insert into meja.refund_sums (payment_id, reserved)
select payment_id, sum(meja.reserved_amount(r)) from meja.refunds as r group by payment_id;

-- A key has one pending attempt; of several, the program continued and ended the newest.
update meja.refund_attempts as a
   set outcome = 'failed', detail = 'replaced by a later attempt with the same key', ended_at = now()
 where outcome = 'pending'
   and exists (select from meja.refund_attempts as later
                where later.refund_key = a.refund_key and later.outcome = 'pending' and later.id > a.id);
create unique index refund_attempts_pending on meja.refund_attempts (refund_key) where outcome = 'pending';

-- Recorded transfers of failed refunds did not count until now, so a payment may be promised twice.
insert into meja.attention_items (kind, subject_id, order_id, detail, raised_at, last_raised_at)
select 'over_refunded', p.id, p.order_id, 'the refunds and recorded manual transfers exceed what was paid', now(), now()
  from meja.refund_sums as s join meja.payments as p on p.id = s.payment_id
 where s.reserved > p.gross_amount
   and not exists (select from meja.attention_items as i where i.kind = 'over_refunded' and i.subject_id = p.id);
