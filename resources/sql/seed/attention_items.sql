-- Attention items at the end of the three years. Items older than two weeks are resolved.
select meja_seed.renew('attention_items');

insert into meja.attention_items (kind, subject_id, order_id, detail, raised_at, last_raised_at, resolved_at, resolved_by, note, updated_at, version)
select kind, subject_id, order_id, detail, raised_at, raised_at, resolved_at,
       case when resolved_at is not null then meja_seed.administrator(order_id) end,
       case when resolved_at is not null then note end,
       coalesce(resolved_at, raised_at), 1 + (resolved_at is not null)::integer
  from (select raised.*, case when may_settle and raised_at < plan.ends_at - interval '14 days' then raised_at + interval '20 hours' end as resolved_at
          from meja_seed.plan
         cross join (
            select 'refund_to_approve' as kind, id as subject_id, order_id, 'the system requested a refund of ' || amount as detail, requested_at as raised_at,
                   false as may_settle, null as note
              from meja.refunds
             where state = 'REQUESTED' and requested_by_kind = 'system'
             union all
            select 'manual_transfer_due', id, order_id, 'approved; must be transferred manually', updated_at, false, null
              from meja.refunds
             where state = 'APPROVED' and method = 'MANUAL'
             union all
            select 'refund_failed', id, order_id, 'denied by the bank', updated_at, false, null
              from meja.refunds
             where state = 'FAILED'
             union all
            select 'parcel_problem', id, order_id, 'the courier reports "ON HOLD"', last_checked_at, false, null
              from meja.shipments
             where status in ('PROBLEM', 'RETURNING', 'LOST')
             union all
            select 'chargeback', id, order_id, 'charged back at the bank; refunds are blocked', updated_at, true, 'Bukti pengiriman sudah dikirim ke bank'
              from meja.payments
             where status = 'DISPUTED') as raised
        offset 0) as items
 order by raised_at, kind, subject_id;

analyze meja.attention_items;
