-- Requests of the staff API: the caller, and the idempotency keys.

-- who
select account_id, login, role from meja.use_staff_session(decode(:token_hash, 'hex'))

-- begin
-- The caller and their claim on the key, in one round trip. If it returns neither a claim nor an earlier response, the
-- request is being executed. Another instance of the service may have ended while it executed the request: its claim is
-- taken over once pg_stat_activity shows none of its connections, or after a minute if it is not known. Losing the claim
-- in a server crash is harmless, so the commit does not wait for the disk.
with caller as materialized (
    select account_id, login, role from meja.use_staff_session(decode(:token_hash, 'hex'))
), claimed as (
    insert into meja.idempotency_keys as known (subject, route, key, request_digest, holder)
    select 'staff/' || login, :route, :key, decode(:digest, 'hex'),
           substring(current_setting('application_name') from '^meja-service/.+')
      from caller
     where role = any(:roles)
        on conflict (subject, route, key) do update
           set claimed_at = now(), holder = excluded.holder
         where known.status is null and known.request_digest = excluded.request_digest
           and (known.claimed_at < now() - interval '1 minute'
                or known.holder is not null
                   and not exists (select from pg_stat_activity where application_name = known.holder))
    returning id
)
select caller.account_id, caller.login, caller.role, claimed.id, earlier.id, encode(earlier.request_digest, 'hex'),
       earlier.status, earlier.content_type, earlier.answer, set_config('synchronous_commit', 'off', true)
  from caller
  left join claimed on true
  left join meja.idempotency_keys as earlier
    on earlier.subject = 'staff/' || caller.login and earlier.route = :route and earlier.key = :key

-- store_response
-- Stores the response and returns the position of the write-ahead log. Everything committed before is below it.
with kept as (
    update meja.idempotency_keys
       set status = :status, content_type = :content_type, answer = :answer
     where id = :id and status is null
    returning id
)
select pg_current_wal_lsn(), set_config('synchronous_commit', 'off', true), (select id from kept)

-- release
delete from meja.idempotency_keys where id = :id and status is null

-- delete_expired
-- Deletes keys and responses older than seven days. In batches, which read the index of created_at: the planner has no
-- statistics of this table and would read all of it otherwise.
delete from meja.idempotency_keys
 where id in (select id from meja.idempotency_keys where created_at < now() - interval '7 days'
               order by created_at limit 10000)

-- sign_out
select meja.close_staff_session(decode(:token_hash, 'hex'))
