-- Sealing and verifying the audit log. The statements that verify read plain columns and call no functions of
-- ours, because an attacker who changed the log may have changed the functions too.

-- seal
select meja.seal_audit(:max_entries)

-- newest_root
select number, encode(root, 'hex'), to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
  from meja.audit_seals
 order by number desc
 limit 1

-- oldest_transaction
-- Entries that were written after this transaction began cannot be sealed before it ends.
select login, program, state, seconds from meja.oldest_transaction()

-- seals
-- The columns before the members are hashed in this order.
select number, (extract(epoch from sealed_at) * 1000000)::bigint, from_xid, from_id, to_xid, to_id,
       entry_count, first_id, last_id, encode(members, 'hex'), encode(previous_root, 'hex'),
       encode(root, 'hex')
  from meja.audit_seals
 where number > :after
 order by number
 limit :limit

-- entries
-- The columns before the salt are hashed in this order.
select id, xid, (extract(epoch from occurred_at) * 1000000)::bigint, table_name, row_id, operation,
       actor_kind, actor, reason, request_id, login, changes, encode(personal_digest, 'hex'),
       personal_salt, personal_changes
  from meja.audit_entries
 where (xid, id) >= (:xid::xid8, :id::bigint)
 order by xid, id
 limit :limit

-- entry_exists
select exists (select from meja.audit_entries where id = :id)

-- unsealed
-- The number of unsealed entries, the age of the oldest one in seconds, and the first row whose transaction number
-- is in the future.
select count(*), coalesce(extract(epoch from clock_timestamp() - min(occurred_at))::bigint, 0),
       min(id) filter (where xid >= pg_snapshot_xmax(pg_current_snapshot()))
  from meja.audit_entries
 where (xid, id) >= (:xid::xid8, :id::bigint)
