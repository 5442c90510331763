-- Waiting work, for the metrics. Each statement uses a partial index over unfinished rows.

-- job_counts
select kind, state, count(*) from jobs where state in ('waiting', 'running') group by kind, state
 union all
select kind, state, count(*) from jobs where state = 'given_up' group by kind, state

-- attention_counts
select kind, count(*) from attention_items where resolved_at is null group by kind

-- oldest_job
-- For how many milliseconds the oldest due job has waited for a worker.
select coalesce(extract(epoch from now() - min(due_at)) * 1000, 0)::bigint
  from jobs
 where state = 'waiting' and due_at <= now()
