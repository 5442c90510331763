-- The migrator's own statements. Its table lies in the schema that the first migration hands over to
-- meja_owner, and must be there before it.

-- table_exists
select to_regclass('meja.schema_migrations') is not null

-- create_schema
create schema if not exists meja

-- create_table
create table if not exists meja.schema_migrations (
    version integer primary key,
    name text not null,
    checksum text not null,
    applied_at timestamptz not null default now(),
    applied_by text not null default session_user
)

-- lock_table
-- Readers may go on; another migrator waits here until our transaction ends.
lock table meja.schema_migrations in share row exclusive mode

-- applied
select version, name, checksum from meja.schema_migrations order by version

-- record
insert into meja.schema_migrations (version, name, checksum) values (:version, :name, :checksum)

-- set_path
-- The database's own setting reaches only connections opened after the first migration.
set local search_path = meja, pg_catalog

-- stay_quiet
-- "already exists, skipping" is no news for whoever applies migrations.
set local client_min_messages = warning

-- become_owner
set local role meja_owner

-- become_oneself
reset role
