-- Changes for live updates. They come from the audit log, which contains the changes of all writers. The service reads
-- them to notify the desktops; a desktop reads them when notifications stop.

-- ended
-- All transactions with a lower number than this one have ended.
select pg_snapshot_xmin(pg_current_snapshot())::text

-- changed
-- Rows changed by the next :max_entries entries of the audit log after the transaction :from and the entry :entry, of
-- transactions that have ended. Always returns a row: its first columns are the :from and :entry of the next call. An
-- entry other than 0 means that more may follow at once.
with ended as materialized (
    select pg_snapshot_xmin(pg_current_snapshot()) as before
), batch as materialized (
    select xid, id, table_name, row_id, operation, (changes -> 'version' ->> 1)::bigint as version
      from audit_entries
     where (xid, id) > (:from::xid8, :entry::bigint) and xid < (select before from ended)
     order by xid, id
     limit :max_entries
), last as materialized (
    select xid, id from batch order by xid desc, id desc limit 1
), next as materialized (
    select case when is_full then (select xid from last) else before end as xid,
           case when is_full then (select id from last) else 0 end as entry
      from ended, (select count(*) = :max_entries as is_full from batch) as size
)
select next.xid::text, next.entry, changed.table_name, changed.row_id, changed.version
  from next
  left join lateral (
        select table_name, row_id, max(version) as version
          from batch
         where operation in ('INSERT', 'UPDATE', 'DELETE')
         group by table_name, row_id) as changed on true
