-- Changes for live updates. They come from the audit log, which contains the changes of all writers.

-- ended
-- All transactions with a lower number than this one have ended.
select pg_snapshot_xmin(pg_current_snapshot())::text

-- changed
-- Rows changed by transactions that ended since :from. Always returns a row: its first column is the :from of the
-- next call.
with ended as materialized (
    select pg_snapshot_xmin(pg_current_snapshot()) as before
)
select ended.before::text, changed.table_name, changed.row_id, changed.version
  from ended
  left join lateral (
        select table_name, row_id, max((changes -> 'version' ->> 1)::bigint) as version
          from audit_entries
         where xid >= :from::xid8 and xid < ended.before
           and operation in ('INSERT', 'UPDATE', 'DELETE')
         group by table_name, row_id
         limit 20000) as changed on true

-- notify
select count(pg_notify(:channel, payload)) from unnest(:payloads::text[]) as told (payload)
