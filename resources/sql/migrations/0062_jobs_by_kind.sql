-- Workers look for jobs kind by kind, since not every worker may take every kind.
create index jobs_due_by_kind on meja.jobs (kind, due_at, id) where state = 'waiting';
