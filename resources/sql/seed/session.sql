-- Settings of a loading connection: triggers and foreign keys are disabled (the generated data is consistent), plans keep
-- the order of rows, and more memory is available.
set session_replication_role = replica;
set search_path = meja, pg_catalog;
set time zone 'Asia/Jakarta';
set synchronize_seqscans = off;
set jit = off;
set max_parallel_workers_per_gather = 0;
set max_parallel_maintenance_workers = 0;
set synchronous_commit = off;
set enable_mergejoin = off;
set statement_timeout = 0;
set work_mem = '512MB';
set hash_mem_multiplier = 2;
set maintenance_work_mem = '1GB';
set client_min_messages = warning;
