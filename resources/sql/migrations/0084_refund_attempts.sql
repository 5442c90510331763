-- An attempt that the partner turned away is continued by the next call with its key (0076). Earlier versions wrote a new
-- attempt for each call instead, so a key could have several pending ones, and 0076 wrote all but the newest of them as
-- failed. Nothing had failed: they are marked as continued, and end together with the newest attempt of their key.

alter table meja.refund_attempts add column is_continued boolean not null default false;
comment on column meja.refund_attempts.is_continued is
    'A later attempt with the same key continued it; both end together. Only in rows from before schema version 76';
grant select (is_continued) on meja.refund_attempts to meja_service, meja_staff, meja_admin, meja_auditor;

drop index meja.refund_attempts_pending;
create unique index refund_attempts_pending on meja.refund_attempts (refund_key)
    where outcome = 'pending' and not is_continued;

create or replace function meja.keep_attempt_rules() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
declare
    v_is_sent boolean := tg_op = 'INSERT';
begin
    if tg_op = 'UPDATE' then
        if (new.refund_id, new.user_id, new.refund_key, new.amount, new.is_continued) is distinct from
           (old.refund_id, old.user_id, old.refund_key, old.amount, old.is_continued)
           or old.outcome <> 'pending' and (new.outcome, new.sent_at) is distinct from (old.outcome, old.sent_at)
           or new.sent_at < old.sent_at then
            raise exception 'attempt % stays what it was', old.id using errcode = 'MJ003';
        end if;
        v_is_sent := new.sent_at > old.sent_at;
    end if;
    if v_is_sent
       and (new.outcome <> 'pending' or new.is_continued
            or not exists (select from refunds
                            where id = new.refund_id and refund_key = new.refund_key and amount = new.amount
                              and state in ('APPROVED', 'SENDING') and not is_from_outside)) then
        raise exception 'refund % is not approved to be sent as %', new.refund_id, new.refund_key
            using errcode = 'MJ001';
    end if;
    return new;
end
$$;

create function meja.end_continued_attempts() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
begin
    update refund_attempts set outcome = new.outcome, detail = new.detail, ended_at = new.ended_at
     where refund_key = new.refund_key and is_continued and outcome = 'pending';
    return null;
end
$$;

create trigger end_continued after update of outcome on meja.refund_attempts
    for each row when (old.outcome = 'pending' and new.outcome <> 'pending' and not new.is_continued)
    execute function meja.end_continued_attempts();

-- The rows that 0076 rewrote: no program writes this detail.
select set_config('meja.actor_kind', 'system', true), set_config('meja.actor', 'migration 0084', true),
       set_config('meja.reason', 'the attempt had not failed: a later one with its key continued it', true);
alter table meja.refund_attempts disable trigger keep_rules;
update meja.refund_attempts as a
   set is_continued = true, outcome = newest.outcome, detail = newest.detail, ended_at = newest.ended_at
  from (select distinct on (refund_key) refund_key, id, outcome, detail, ended_at
          from meja.refund_attempts
         order by refund_key, id desc) as newest
 where newest.refund_key = a.refund_key and newest.id > a.id
   and a.outcome = 'failed' and a.detail = 'replaced by a later attempt with the same key';
alter table meja.refund_attempts enable trigger keep_rules;
