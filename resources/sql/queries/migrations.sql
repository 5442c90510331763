-- Statements of the migrator. Its table must exist before the first migration, which makes meja_owner the owner of the
-- schema.

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
-- Does not block readers. Another migrator waits here until our transaction ends.
lock table meja.schema_migrations in share row exclusive mode

-- applied
select version, name, checksum from meja.schema_migrations order by version

-- record
insert into meja.schema_migrations (version, name, checksum) values (:version, :name, :checksum)

-- set_path
-- The database's search_path applies only to connections opened after the first migration.
set local search_path = meja, pg_catalog

-- suppress_notices
-- Suppresses notices such as "already exists, skipping".
set local client_min_messages = warning

-- set_owner_role
set local role meja_owner

-- reset_role
reset role
