-- The job table. Statements that change a leased job compare its fence: with an outdated one they change nothing.

-- schedule
select meja.schedule_job(:kind, :subject_id, nullif(:order_id::bigint, 0), meja.at(:due_at), nullif(:request_id, ''),
                         nullif(:requested_by, ''))

-- live_of
select id from jobs where kind = :kind and subject_id = :subject_id and state in ('waiting', 'running')

-- read
select id, kind, subject_id, order_id, state, last_failure, result from jobs where id = :id

-- claim
-- Claims due jobs, in the given order of kinds, then jobs whose lease has expired. Skips jobs that another worker is
-- claiming. The length of a lease depends on the kind.
with waiting as (
    select due.id
      from unnest(:kinds::text[]) as wanted (kind)
     cross join lateral (select id from jobs where jobs.kind = wanted.kind and state = 'waiting' and due_at <= meja.at(:now)
                          order by due_at, id limit :limit::bigint for no key update skip locked) as due
     limit :limit::bigint
), abandoned as (
    select id from jobs where state = 'running' and leased_until < meja.at(:now) and kind = any(:kinds)
     order by leased_until, id limit :limit::bigint for no key update skip locked
), due as (
    select id from waiting union all select id from abandoned limit :limit::bigint
)
update jobs
   set state = 'running', fence = fence + 1, worker = :worker, heartbeat_at = meja.at(:now),
       leased_until = meja.at(:now) + lasting.milliseconds * interval '1 millisecond'
  from due, unnest(:kinds::text[], :leases::bigint[]) as lasting (kind, milliseconds)
 where jobs.id = due.id and lasting.kind = jobs.kind
returning jobs.id, jobs.kind, subject_id, order_id, fence, failures + 1, meja.instant(leased_until), request_id,
          requested_by

-- lock_order
-- Every transaction locks the order's row first; so do workers.
select id from orders where id = :order_id for no key update

-- lock_lease
select fence = :fence::bigint and state = 'running' and leased_until >= meja.at(:now)
  from jobs
 where id = :id
   for no key update

-- extend
update jobs set leased_until = meja.at(:until), heartbeat_at = now() where id = :id and fence = :fence

-- keep_result
update jobs set result = :result::jsonb where id = :id and fence = :fence

-- finish
update jobs
   set state = case when wanted_at is null then 'finished' else 'waiting' end, due_at = coalesce(wanted_at, due_at),
       wanted_at = null, leased_until = null, failures = 0, last_failure = null,
       ended_at = case when wanted_at is null then meja.at(:now) end
 where id = :id and fence = :fence

-- run_again
update jobs
   set state = 'waiting', due_at = least(meja.at(:at), wanted_at), wanted_at = null, leased_until = null,
       failures = case when :failure = '' then 0 else failures + 1 end, last_failure = nullif(:failure, '')
 where id = :id and fence = :fence

-- give_up
update jobs
   set state = 'given_up', wanted_at = null, leased_until = null, failures = failures + 1,
       last_failure = :failure, ended_at = meja.at(:now)
 where id = :id and fence = :fence
