-- The audit log: for every change of every business table one entry, written by a trigger in the same
-- transaction, with who made it and why. Entries are only ever added; 0011 seals them.
--
-- What an entry shows of a column is decided by the row itself, so that a new column can't be forgotten:
--   a column with a sibling called <column>_masked is personal: its values go to personal_changes;
--   a column whose name speaks of a password, secret, token, verifier or hash shows no value at all;
--   a masked column repeats what its sibling says and is left out;
--   every other column is shown as {"column": [old, new]}.
-- Of personal and secret columns `changes` says only {"column": "changed"}.

create table meja.audit_entries (
    id bigint generated always as identity primary key,
    xid xid8 not null default pg_current_xact_id(),
    occurred_at timestamptz not null default clock_timestamp(),
    table_name text not null,
    row_id bigint,
    operation text not null check (operation in ('INSERT', 'UPDATE', 'DELETE', 'BASELINE', 'LOOKUP')),
    actor_kind text not null default nullif(current_setting('meja.actor_kind', true), '')
        check (actor_kind ~ '^[a-z_]{1,40}$'),
    actor text not null default nullif(current_setting('meja.actor', true), '')
        check (length(actor) <= 200),
    reason text default nullif(current_setting('meja.reason', true), ''),
    request_id text default nullif(current_setting('meja.request_id', true), ''),
    login text not null default session_user,
    changes jsonb not null default '{}',
    personal_changes jsonb,
    personal_salt uuid,
    personal_digest bytea,
    check (num_nulls(personal_changes, personal_salt, personal_digest) in (0, 3))
);
comment on table meja.audit_entries is 'Not audited: it is the audit log itself';
comment on column meja.audit_entries.personal_digest is
    'sha256(personal_salt || personal_changes as UTF-8); without the salt, which staff can''t read, '
    'nobody can try phone numbers against it';

create index audit_entries_occurred on meja.audit_entries (occurred_at, id);
create index audit_entries_row on meja.audit_entries (table_name, row_id, id);
create index audit_entries_actor on meja.audit_entries (actor, occurred_at, id);
create index audit_entries_request on meja.audit_entries (request_id, id) where request_id is not null;
-- The order in which entries are sealed: see 0011.
create index audit_entries_sealing on meja.audit_entries (xid, id);

-- Entries and seals stay as they were written, whoever asks; the triggers bind the owner too, also in a
-- session that has switched ordinary triggers off.
create function meja.refuse_audit_change() returns trigger
language plpgsql
set search_path = meja, pg_catalog
as $$
begin
    raise exception '% is append-only: % refused', tg_table_name, lower(tg_op)
        using errcode = 'insufficient_privilege';
end
$$;

create trigger append_only before update or delete or truncate on meja.audit_entries
    for each statement execute function meja.refuse_audit_change();
alter table meja.audit_entries enable always trigger append_only;
revoke update, delete, truncate on meja.audit_entries from meja_owner;

-- What to say of a row's change. One of the two rows is null for an insert and a delete.
-- The planner inlines it into the trigger's statements as long as it stays one plain select;
-- "offset 0" keeps it from making the rows' jsonb anew for every column.
create function meja.audit_difference(row_before jsonb, row_after jsonb)
    returns table (changes jsonb, personal_changes jsonb)
language sql immutable parallel safe
as $$
    select jsonb_object_agg(key, case when is_personal or is_secret then '"changed"' else change end),
           jsonb_object_agg(key, change) filter (where is_personal)
      from (select each.key,
                   coalesce(after, before) ? (each.key || '_masked') as is_personal,
                   each.key ~ 'password|secret|token|verifier|hash' as is_secret,
                   jsonb_build_array(before -> each.key, after -> each.key) as change
              from (select row_before as before, row_after as after offset 0) as pair,
                   jsonb_each(coalesce(after, before)) as each
             where coalesce(before -> each.key, 'null') <> coalesce(after -> each.key, 'null')
               and right(each.key, 7) <> '_masked') as changed
$$;

-- Who makes the change, as the transaction said it; a change by nobody is refused.
create function meja.require_actor(table_name text) returns void
language plpgsql stable
as $$
begin
    if coalesce(current_setting('meja.actor_kind', true), '') = ''
        or coalesce(current_setting('meja.actor', true), '') = '' then
        raise exception 'nobody is named as the actor of this change of %', table_name
            using hint = 'Set meja.actor_kind and meja.actor in the transaction, for example with '
                         'set_config(''meja.actor'', ''…'', true).';
    end if;
end
$$;

-- The digest that stands for personal values in the seals.
create function meja.personal_digest(salt uuid, personal_changes jsonb) returns bytea
language sql immutable strict parallel safe
as $$ select sha256(uuid_send(salt) || convert_to(personal_changes::text, 'UTF8')) $$;

-- The one trigger of all business tables. It runs once per statement, over all its rows; times are
-- written in UTC, so that an entry doesn't depend on the writer's time zone. The full join keeps both
-- halves of a row whose id was changed.
create function meja.audit_change() returns trigger
language plpgsql security definer
set search_path = meja, pg_catalog
set timezone = 'UTC'
as $$
begin
    perform require_actor(tg_table_name);
    if tg_op = 'INSERT' then
        with changed as materialized (
            select new_row.id as id, difference.*,
                   case when difference.personal_changes is not null then gen_random_uuid() end as salt
              from after_rows as new_row,
                   audit_difference(null, to_jsonb(new_row)) as difference)
        insert into audit_entries (table_name, row_id, operation, changes,
                                   personal_changes, personal_salt, personal_digest)
        select tg_table_name, id, tg_op, changes,
               personal_changes, salt, personal_digest(salt, personal_changes)
          from changed
         where changes is not null;
    elsif tg_op = 'UPDATE' then
        with changed as materialized (
            select id as id, difference.*,
                   case when difference.personal_changes is not null then gen_random_uuid() end as salt
              from before_rows as old_row full join after_rows as new_row using (id),
                   audit_difference(to_jsonb(old_row), to_jsonb(new_row)) as difference)
        insert into audit_entries (table_name, row_id, operation, changes,
                                   personal_changes, personal_salt, personal_digest)
        select tg_table_name, id, tg_op, changes,
               personal_changes, salt, personal_digest(salt, personal_changes)
          from changed
         where changes is not null;
    elsif tg_op = 'DELETE' then
        with changed as materialized (
            select old_row.id as id, difference.*,
                   case when difference.personal_changes is not null then gen_random_uuid() end as salt
              from before_rows as old_row,
                   audit_difference(to_jsonb(old_row), null) as difference)
        insert into audit_entries (table_name, row_id, operation, changes,
                                   personal_changes, personal_salt, personal_digest)
        select tg_table_name, id, tg_op, changes,
               personal_changes, salt, personal_digest(salt, personal_changes)
          from changed
         where changes is not null;
    end if;
    return null;
end
$$;

-- Puts a table under audit. Every table needs either this or a comment that begins "Not audited:" and
-- says why; a test holds all tables against that.
create function meja.audit_table(audited regclass) returns void
language plpgsql
set search_path = meja, pg_catalog
as $$
begin
    execute format('create trigger audit_insert after insert on %s referencing new table as after_rows '
                   'for each statement execute function meja.audit_change()', audited);
    execute format('create trigger audit_update after update on %s referencing old table as before_rows '
                   'new table as after_rows for each statement execute function meja.audit_change()', audited);
    execute format('create trigger audit_delete after delete on %s referencing old table as before_rows '
                   'for each statement execute function meja.audit_change()', audited);
    -- Emptying a table leaves no rows to write down.
    execute format('create trigger audit_truncate before truncate on %s '
                   'for each statement execute function meja.refuse_truncate()', audited);
end
$$;

create function meja.refuse_truncate() returns trigger
language plpgsql
set search_path = meja, pg_catalog
as $$
begin
    raise exception '% is audited row by row: truncate refused', tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;

select meja.audit_table(class.oid)
  from pg_catalog.pg_class as class
 where class.relnamespace = 'meja'::regnamespace
   and class.relkind in ('r', 'p')
   and coalesce(obj_description(class.oid, 'pg_class'), '') not like 'Not audited:%'
   and exists (select from pg_catalog.pg_attribute
                where attrelid = class.oid and attname = 'id' and atttypid = 'bigint'::regtype);

-- One entry that stands for rows written with the triggers off, as seeding does: `details` bears the
-- counts, the seed and a digest of what was written, as the caller defines them.
create function meja.record_baseline(table_name text, details jsonb) returns bigint
language sql security definer
set search_path = meja, pg_catalog
as $$
    insert into audit_entries (table_name, operation, changes) values ($1, 'BASELINE', $2) returning id
$$;

-- Staff read what was changed, but neither personal values nor the salt of their digest.
grant select (id, xid, occurred_at, table_name, row_id, operation, actor_kind, actor, reason, request_id,
              login, changes, personal_digest) on meja.audit_entries to meja_staff;
grant select on meja.audit_entries to meja_admin, meja_auditor, meja_service;
