-- Metrics count the jobs that were given up among many that are finished.
create index jobs_given_up on meja.jobs (kind) where state = 'given_up';
