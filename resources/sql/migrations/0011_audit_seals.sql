-- Seals: the audit log as a chain, so that an entry changed, removed or slipped in afterwards is found.
--
-- The log's order for sealing is (xid, id). A seal covers exactly the entries from (from_xid, from_id)
-- up to, but not including, (to_xid, to_id); the next seal begins where this one ends. Only entries
-- whose transaction number lies below every transaction still running are sealed, and no entry can
-- appear there any more: one committed late, with a lower id than others sealed long ago, has a
-- transaction number above the last seal's end and is sealed by a later one.
--
-- docs/audit.md defines the bytes that are hashed; the program computes them on its own when it verifies.

create table meja.audit_seals (
    number bigint primary key check (number >= 0),
    sealed_at timestamptz not null default clock_timestamp(),
    from_xid xid8 not null,
    from_id bigint not null,
    to_xid xid8 not null,
    to_id bigint not null,
    entry_count integer not null check (entry_count >= 0),
    first_id bigint,
    last_id bigint,
    members bytea not null,
    previous_root bytea not null check (length(previous_root) = 32),
    root bytea not null check (length(root) = 32),
    check (length(members) = 40 * entry_count)
);
alter table meja.audit_seals alter column members set storage external;
comment on table meja.audit_seals is 'Not audited: it seals the audit log, append-only like it';
comment on column meja.audit_seals.members is
    'for each entry, in sealing order, its id (8 bytes, big-endian) and its digest (32 bytes)';
comment on column meja.audit_seals.first_id is 'the lowest id among the entries sealed';
comment on column meja.audit_seals.last_id is 'the highest id among the entries sealed';

create trigger append_only before update or delete or truncate on meja.audit_seals
    for each statement execute function meja.refuse_audit_change();
alter table meja.audit_seals enable always trigger append_only;

-- Texts as bytes that can't be read two ways: each as its length in bytes (4 bytes, big-endian) and
-- its UTF-8; a null as the length -1.
create function meja.audit_bytes(variadic texts text[]) returns bytea
language sql immutable parallel safe
set search_path = pg_catalog
as $$
    select string_agg(case
                          when one is null then int4send(-1)
                          else int4send(octet_length(convert_to(one, 'UTF8'))) || convert_to(one, 'UTF8')
                      end, ''::bytea order by place)
      from unnest(texts) with ordinality as listed (one, place)
$$;

-- Microseconds since 1970 in UTC: a time as a text that depends on no setting.
create function meja.audit_microseconds(moment timestamptz) returns text
language sql immutable parallel safe
return (extract(epoch from moment) * 1000000)::bigint::text;

create function meja.audit_entry_digest(entry meja.audit_entries) returns bytea
language sql immutable parallel safe
return sha256(meja.audit_bytes('meja audit entry 1', entry.id::text, entry.xid::text,
    meja.audit_microseconds(entry.occurred_at), entry.table_name, entry.row_id::text, entry.operation,
    entry.actor_kind, entry.actor, entry.reason, entry.request_id, entry.login, entry.changes::text,
    encode(entry.personal_digest, 'hex')));

create function meja.audit_seal_root(seal meja.audit_seals) returns bytea
language sql immutable parallel safe
return sha256(meja.audit_bytes('meja audit seal 1', seal.number::text,
    meja.audit_microseconds(seal.sealed_at), seal.from_xid::text, seal.from_id::text, seal.to_xid::text,
    seal.to_id::text, seal.entry_count::text, seal.first_id::text, seal.last_id::text,
    encode(sha256(seal.members), 'hex'), encode(seal.previous_root, 'hex')));

-- Seals the oldest entries not sealed yet, at most `most` of them, in one seal; returns how many.
-- Sealers wait for each other at the row of seal 0; one that comes too late in spite of it (in a
-- repeatable-read transaction) meets the primary key.
create function meja.seal_audit(most integer default 1000) returns integer
language plpgsql security definer
set search_path = meja, pg_catalog
as $$
declare
    last audit_seals;
    seal audit_seals;
    horizon xid8;
    newest record;
begin
    perform from audit_seals where number = 0 for update;
    select * into strict last from audit_seals order by number desc limit 1;
    horizon := pg_snapshot_xmin(pg_current_snapshot());
    if horizon < last.to_xid then
        raise exception 'seal % ends at transaction %, but this server has only reached %',
            last.number, last.to_xid, horizon
            using hint = 'The database was restored from a dump into a younger server; docs/audit.md tells '
                         'how to set its transaction counter forward.';
    end if;

    select count(*), min(id) as first_id, max(id) as last_id,
           (array_agg(xid order by xid desc, id desc))[1] as end_xid,
           (array_agg(id order by xid desc, id desc))[1] + 1 as end_id,
           string_agg(int8send(id) || digest, ''::bytea order by xid, id) as members
      into newest
      from (select entry.id, entry.xid, audit_entry_digest(entry) as digest
              from audit_entries as entry
             where (entry.xid, entry.id) >= (last.to_xid, last.to_id) and entry.xid < horizon
             order by entry.xid, entry.id
             limit most) as oldest;
    if newest.count = 0 then
        return 0;
    end if;

    seal.number := last.number + 1;
    seal.sealed_at := clock_timestamp();
    seal.from_xid := last.to_xid;
    seal.from_id := last.to_id;
    if newest.count < most then
        seal.to_xid := horizon;
        seal.to_id := 0;
    else
        seal.to_xid := newest.end_xid;
        seal.to_id := newest.end_id;
    end if;
    seal.entry_count := newest.count;
    seal.first_id := newest.first_id;
    seal.last_id := newest.last_id;
    seal.members := newest.members;
    seal.previous_root := last.root;
    seal.root := audit_seal_root(seal);
    insert into audit_seals select seal.*;
    return newest.count;
end
$$;

-- Seal 0 seals nothing; its random previous root tells this chain from any other.
do $$
declare
    seal meja.audit_seals;
begin
    seal.number := 0;
    seal.sealed_at := clock_timestamp();
    seal.from_xid := '0';
    seal.from_id := 0;
    seal.to_xid := '0';
    seal.to_id := 0;
    seal.entry_count := 0;
    seal.members := '';
    seal.previous_root := sha256(uuid_send(gen_random_uuid()));
    seal.root := meja.audit_seal_root(seal);
    insert into meja.audit_seals select seal.*;
end
$$;

grant execute on function meja.seal_audit(integer) to meja_service;
grant select on meja.audit_seals to meja_staff, meja_admin, meja_auditor, meja_service;
