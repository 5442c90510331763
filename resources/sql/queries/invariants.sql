-- The invariants of a live database. Each statement returns the rows that violate its rule: the subject, and what is
-- wrong with it. No rows means that the rule holds.
--
-- The seed writes its baseline with triggers disabled. For an order of the baseline that has not changed since, there
-- are no individual records of its refunds and its cancellation.

-- refunds_exceed_payment
-- Refunds made directly at Midtrans may exceed the paid amount; an attention item reports it then.
select 'payment ' || p.id, r.reserved || ' reserved or refunded, ' || p.gross_amount || ' paid'
  from (select payment_id, sum(amount)::bigint as reserved
          from refunds where state not in ('REJECTED', 'FAILED') or settled_by is not null group by payment_id) as r
  join payments as p on p.id = r.payment_id
 where r.reserved > p.gross_amount
   and not exists (select from attention_items where kind = 'over_refunded' and subject_id = p.id)
 order by p.id
 limit :max_rows::integer

-- key_without_failure
select 'refund ' || r.id, 'try ' || r.refund_key || ' follows ' || a.refund_key || ', which is ' || a.outcome
  from refunds as r join refund_attempts as a on a.refund_id = r.id
 where a.refund_key <> r.refund_key and a.outcome <> 'failed'
 order by r.id
 limit :max_rows::integer

-- key_of_another_refund
select 'attempt ' || a.id, a.refund_key || ' of ' || a.amount || ' is not of refund ' || r.id
  from refund_attempts as a join refunds as r on r.id = a.refund_id
 where a.refund_key !~ ('^' || r.payment_id || '-R' || r.ordinal || '-T[0-9]+$') or a.amount <> r.amount
 order by a.id
 limit :max_rows::integer

-- sent_without_approval
select 'refund ' || r.id, r.state || ', requested by ' || r.requested_by || ', approved by '
                          || case when r.is_approved_automatically then 'the limit' else coalesce(r.approved_by, 'nobody') end
  from refunds as r
 where not r.is_from_outside
   and (r.state not in ('REQUESTED', 'REJECTED') and r.approved_by is null and not r.is_approved_automatically
        or r.approved_by = any (r.requesters || r.requested_by)
        or r.state in ('REQUESTED', 'REJECTED')
           and exists (select from refund_attempts where refund_id = r.id and outcome = 'pending'))
 order by r.id
 limit :max_rows::integer

-- success_without_evidence
select 'refund ' || r.id, 'SUCCEEDED (' || r.method || ') without '
                          || case r.method when 'MANUAL' then 'a proof and two people' else 'a successful attempt' end
  from refunds as r
 where r.state = 'SUCCEEDED' and not r.is_from_outside
   and case r.method when 'MANUAL'
            then r.proof is null or r.settled_by is null or r.confirmed_by is null or r.settled_by = r.confirmed_by
            else r.decision_reason is null
                 and not exists (select from refund_attempts where refund_id = r.id and outcome = 'success') end
 order by r.id
 limit :max_rows::integer

-- payment_differs_from_refunds
-- Unchanged payments of the baseline have no individual refunds.
select 'payment ' || p.id, p.status || ', ' || p.refunded_amount || ' of ' || p.gross_amount
                           || ' refunded; the sum of its refunds is ' || coalesce(r.succeeded, 0)
  from payments as p
  left join (select payment_id, sum(amount) filter (where state = 'SUCCEEDED')::bigint as succeeded
               from refunds group by payment_id) as r on r.payment_id = p.id
 where (r.payment_id is not null
        or p.refunded_amount > 0
           and exists (select from audit_entries where table_name = 'payments' and row_id = p.id))
   and (p.refunded_amount <> least(coalesce(r.succeeded, 0), p.gross_amount)
        or (p.status = 'REFUNDED') <> (coalesce(r.succeeded, 0) >= p.gross_amount) and p.status <> 'DISPUTED')
 order by p.id
 limit :max_rows::integer

-- unowed_money
select 'payment ' || u.payment_id, u.amount || ' of order ' || o.number || ', which is ' || o.status
                                   || case u.kind when 'paid_twice' then ' and paid twice' else '' end
                                   || ', without a refund or an attention item'
  from unowed_payments as u join orders as o on o.id = u.order_id
 order by u.payment_id
 limit :max_rows::integer

-- transfers_exceed_payment
-- A recorded manual transfer counts until it is confirmed or withdrawn, also that of a refund that failed at Midtrans.
select 'payment ' || p.id, r.promised || ' refunded, promised or transferred manually, ' || p.gross_amount || ' paid'
  from (select payment_id, sum(amount)::bigint as promised
          from refunds
         where state not in ('REJECTED', 'FAILED') or settled_by is not null
         group by payment_id
        having bool_or(state = 'FAILED')) as r
  join payments as p on p.id = r.payment_id
 where r.promised > p.gross_amount
   and not exists (select from attention_items where kind = 'over_refunded' and subject_id = p.id)
 order by p.id
 limit :max_rows::integer

-- stock_differs_from_movements
select 'product ' || p.id, 'stock ' || p.stock || ', opening ' || p.opening_stock || ' and movements of '
                           || coalesce(m.moved, 0)
  from products as p
  left join (select product_id, sum(quantity)::bigint as moved from stock_movements group by product_id) as m
    on m.product_id = p.id
 where p.stock <> p.opening_stock + coalesce(m.moved, 0)
 order by p.id
 limit :max_rows::integer

-- movement_without_cause
select 'movement ' || id, kind || ' of ' || quantity || ' by ' || coalesce(nullif(actor, ''), 'nobody')
  from stock_movements
 where coalesce(actor, '') = '' or created_at is null
    or kind = 'adjustment' and coalesce(reason, '') = '' or kind <> 'adjustment' and order_item_id is null
 order by id
 limit :max_rows::integer

-- returned_differs_from_ordered
select 'order item ' || i.id, o.status || ', ' || coalesce(m.times, 0) || ' return movement(s), '
                              || coalesce(m.returned, 0) || ' of ' || i.quantity
  from order_items as i
  join orders as o on o.id = i.order_id
  left join (select order_item_id, count(*) as times, sum(quantity)::bigint as returned
               from stock_movements where kind in ('cancel', 'expiry') group by order_item_id) as m
    on m.order_item_id = i.id
 where (o.status in ('DIBATALKAN', 'KEDALUWARSA')) <> (m.order_item_id is not null)
    or m.returned <> i.quantity or m.times > 1
 order by i.id
 limit :max_rows::integer

-- negative_stock
select 'product ' || id, 'stock ' || stock from products where stock < 0 order by id limit :max_rows::integer

-- cancelled_after_shipping
select 'order ' || o.number, 'DIBATALKAN although it was ' || l.to_status
  from order_status_log as l join orders as o on o.id = l.order_id
 where l.to_status in ('DIKIRIM', 'SELESAI') and o.status = 'DIBATALKAN'
 order by o.id
 limit :max_rows::integer

-- cancelled_with_a_parcel
select 'order ' || o.number, 'DIBATALKAN with a parcel that is ' || s.status
  from orders as o join shipments as s on s.order_id = o.id
 where o.status = 'DIBATALKAN' and s.status <> 'CANCELLED'
   and not exists (select from attention_items where kind in ('parcel_problem', 'courier_cancelled')
                      and subject_id = s.id)
 order by o.id
 limit :max_rows::integer

-- cancelled_with_money
select 'order ' || o.number, 'DIBATALKAN, payment ' || p.id || ' is ' || p.status || ' without a refund, job or attention item'
  from orders as o join payments as p on p.order_id = o.id
 where o.status = 'DIBATALKAN'
   and (p.status = 'PENDING'
        or p.status in ('PAID', 'PARTIALLY_REFUNDED') and exists (select from held_payments as held where held.id = p.id))
   and not exists (select from cancellations
                    where order_id = o.id and step not in ('FINISHED', 'REFUSED'))
   and not exists (select from refunds
                    where payment_id = p.id and state not in ('REJECTED', 'FAILED', 'SUCCEEDED'))
   and not exists (select from refunds where payment_id = p.id and state = 'REJECTED')
   and not exists (select from attention_items where order_id = o.id and resolved_at is null)
   and not exists (select from jobs where subject_id = p.id and kind = 'check_payment' and state in ('waiting', 'running'))
 order by o.id
 limit :max_rows::integer

-- shipped_while_blocked
-- An order that went on after its payment was reversed. An item that was raised or resolved since then reports it.
select 'order ' || o.number, o.status || ', became ' || l.to_status || ' after payment ' || p.id || ' was reversed'
  from payments as p
  join orders as o on o.id = p.order_id
 cross join lateral (select max(occurred_at) as at
                       from audit_entries
                      where table_name = 'payments' and row_id = p.id and changes -> 'status' ->> 0 = 'PAID'
                        and changes -> 'status' ->> 1 in ('FAILED', 'CANCELLED')) as reversed
  join order_status_log as l on l.order_id = o.id and l.to_status in ('DIKIRIM', 'SELESAI') and l.created_at > reversed.at
 where p.shipping_blocked
   and not exists (select from attention_items
                    where kind = 'payment_reversed' and subject_id = p.id
                      and (resolved_at is null or resolved_by <> 'system')
                      and greatest(last_raised_at, resolved_at) >= l.created_at)
 order by o.id
 limit :max_rows::integer

-- blocked_with_a_parcel
select 'order ' || o.number, o.status || ', the courier has its parcel (' || s.status || '), but payment ' || p.id || ' was reversed'
  from payments as p
  join orders as o on o.id = p.order_id
  join shipments as s on s.order_id = o.id
 where p.shipping_blocked and s.status not in ('BOOKED', 'CANCELLED')
   and not exists (select from attention_items
                    where order_id = o.id and kind in ('payment_reversed', 'parcel_problem')
                      and (resolved_at is null or resolved_by <> 'system'))
 order by o.id
 limit :max_rows::integer

-- delivered_but_not_completed
-- A cancellation that is active reads the shipment itself.
select 'order ' || o.number, o.status || ', its shipment is DELIVERED'
  from shipments as s
  join orders as o on o.id = s.order_id
 where s.status = 'DELIVERED' and o.status <> 'SELESAI'
   and s.id = (select max(id) from shipments where order_id = o.id)
   and not exists (select from cancellations where order_id = o.id and step not in ('FINISHED', 'REFUSED'))
   and not exists (select from attention_items
                    where order_id = o.id and kind in ('payment_reversed', 'parcel_problem')
                      and (resolved_at is null or resolved_by <> 'system'))
 order by o.id
 limit :max_rows::integer

-- order_differs_from_payments
select 'order ' || o.number, 'shows ' || o.payment_status || ', its payments are ' || p.status
  from orders as o
 cross join lateral (select s.status
                       from payments join payment_statuses as s on s.status = payments.status
                      where payments.order_id = o.id
                      order by s.display_rank, payments.id desc
                      limit 1) as p
 where o.payment_status <> p.status
 order by o.id
 limit :max_rows::integer

-- forbidden_order_transition
-- The status log of each order starts with its first status, contains only allowed transitions without gaps, and ends
-- with its current status.
select 'order ' || o.number, coalesce(l.from_status, 'nothing') || ' → ' || l.to_status || ' as change ' || l.sequence
                             || case when l.is_last then ', the order is ' || o.status else '' end
  from (select order_id, sequence, from_status, to_status,
               lag(to_status) over log as before, row_number() over log as place,
               lead(sequence) over log is null as is_last
          from order_status_log
        window log as (partition by order_id order by sequence)) as l
  join orders as o on o.id = l.order_id
  left join status_transitions as t
    on t.subject = 'orders.status' and t.from_status = l.from_status and t.to_status = l.to_status
 where l.sequence <> l.place or l.from_status is distinct from l.before
    or l.is_last and l.to_status <> o.status
    or case when l.sequence = 1 then l.to_status <> 'MENUNGGU_PEMBAYARAN' else t.subject is null end
 order by o.id
 limit :max_rows::integer

-- forbidden_transition
-- The status changes of payments, shipments, cancellations and refunds in the audit log.
select e.table_name || ' ' || e.row_id, e.from_status || ' → ' || e.to_status || ' in audit entry ' || e.id
  from (select id, table_name, row_id, key.subject, changes -> key.name ->> 0 as from_status,
               changes -> key.name ->> 1 as to_status
          from audit_entries
          join (values ('payments', 'payments.status', 'status'), ('shipments', 'shipments.status', 'status'),
                       ('cancellations', 'cancellations.step', 'step'), ('refunds', 'refunds.state', 'state'))
               as key (of_table, subject, name) on key.of_table = table_name
         where operation = 'UPDATE' and changes ? key.name) as e
 where not exists (select from status_transitions as t
                    where t.subject = e.subject and t.from_status = e.from_status and t.to_status = e.to_status)
 order by e.id
 limit :max_rows::integer

-- several_active_cancellations
select 'order ' || o.number, count(*) || ' active cancellations'
  from cancellations as c join orders as o on o.id = c.order_id
 where c.step not in ('FINISHED', 'REFUSED')
 group by o.id, o.number
having count(*) > 1
 order by o.id
 limit :max_rows::integer

-- frozen_differs_from_cancellation
select 'order ' || o.number, o.status || ', cancellation ' || coalesce(c.id || ' is ' || c.step, 'none')
  from orders as o
  full join (select * from cancellations where step not in ('FINISHED', 'REFUSED')) as c on c.order_id = o.id
 where (o.status = 'MENUNGGU_BATAL') <> (c.step is not null and c.step in ('REQUESTED', 'SHIPMENT_CANCELLED'))
    or c.step = 'ORDER_CANCELLED' and o.status <> 'DIBATALKAN'
 order by o.id
 limit :max_rows::integer

-- change_without_audit
-- Every change increments a row's version and writes an entry with the new version. Rows of the baseline have no entry
-- until they change; their ids are lower than those of all later rows.
with newest as materialized (
    select distinct on (table_name, row_id) table_name, row_id, (changes -> 'version' ->> 1)::integer as audited
      from audit_entries
     where table_name in ('orders', 'payments', 'shipments', 'cancellations', 'refunds', 'attention_items')
       and operation in ('INSERT', 'UPDATE')
     order by table_name, row_id, id desc
), baselines as (
    select b.table_name, (select min(row_id) from audit_entries as e
                           where e.table_name = b.table_name and e.operation = 'INSERT') as first_since
      from (select distinct table_name from audit_entries where operation = 'BASELINE') as b
), kept as (
    select 'orders' as table_name, id, version from orders
    union all select 'payments', id, version from payments
    union all select 'shipments', id, version from shipments
    union all select 'cancellations', id, version from cancellations
    union all select 'refunds', id, version from refunds
    union all select 'attention_items', id, version from attention_items
)
select k.table_name || ' ' || k.id, 'version ' || k.version || ', newest version in the audit log: ' || coalesce(n.audited::text, 'nothing')
  from kept as k
  left join newest as n on n.table_name = k.table_name and n.row_id = k.id
  left join baselines as b on b.table_name = k.table_name
 where k.version is distinct from n.audited
   and not (n.audited is null and b.table_name is not null and k.id < coalesce(b.first_since, k.id + 1))
 order by k.table_name, k.id
 limit :max_rows::integer

-- lost_job
-- A job was given up without an attention item, or its lease ended long ago and no worker took it over.
select 'job ' || j.id, j.kind || ' of ' || j.subject_id || ' ' || j.state
                       || case when j.state = 'running' then ' since ' || j.heartbeat_at else ' without an attention item' end
  from jobs as j
 where j.state = 'running' and j.leased_until < now() - interval '1 hour'
    or j.state = 'given_up' and j.kind <> 'check_gateways'
       and not exists (select from attention_items as a
                        where a.subject_id = j.subject_id and a.last_raised_at >= j.ended_at - interval '1 minute'
                          and a.kind = case j.kind when 'advance_cancellation' then 'cancellation_stuck'
                                                   when 'advance_refund' then 'refund_uncertain'
                                                   when 'check_payment' then 'payment_unresolved'
                                                   when 'track_shipment' then 'tracking_silent'
                                                   else 'expiry_stuck' end)
 order by j.id
 limit :max_rows::integer

-- cancellation_without_job
select 'cancellation ' || c.id, c.step || ' since ' || c.requested_at || ', no job and no open attention item'
  from cancellations as c
 where c.step not in ('FINISHED', 'REFUSED')
   and not exists (select from jobs where kind = 'advance_cancellation' and subject_id = c.id
                      and state in ('waiting', 'running'))
   and not exists (select from attention_items where order_id = c.order_id and resolved_at is null)
 order by c.id
 limit :max_rows::integer

-- refund_without_job
-- A refund that waits for approval or for a manual transfer waits for people and needs no job.
select 'refund ' || r.id, r.state || ' since ' || r.requested_at || ', no job and no open attention item'
  from refunds as r
 where (r.state in ('SENDING', 'UNKNOWN', 'PENDING', 'NEEDS_PERSON') or r.state = 'APPROVED')
   and r.settled_by is null
   and not exists (select from jobs where kind = 'advance_refund' and subject_id = r.id
                      and state in ('waiting', 'running'))
   and not exists (select from attention_items where order_id = r.order_id and resolved_at is null)
 order by r.id
 limit :max_rows::integer

-- order_never_expires
-- Orders of the baseline have no jobs.
select 'order ' || o.number, 'unpaid, expired at ' || o.expires_at || ', no job and no open attention item'
  from orders as o
 where o.status = 'MENUNGGU_PEMBAYARAN' and o.expires_at < now() - interval '1 hour'
   and exists (select from jobs where kind = 'expire_order' and subject_id = o.id)
   and not exists (select from jobs where kind = 'expire_order' and subject_id = o.id
                      and state in ('waiting', 'running'))
   and not exists (select from attention_items where order_id = o.id and resolved_at is null)
 order by o.id
 limit :max_rows::integer

-- outdated_collation
-- The indexes of sorted texts were built with another version of the sorting library than the server has now. They may
-- be in another order, so that lists repeat or miss rows.
select 'collation ' || n.nspname || '.' || c.collname,
       'indexes built with version ' || coalesce(c.collversion, 'none') || ', the server has version '
           || coalesce(pg_collation_actual_version(c.oid), 'none') || '; see "Sorting" in operations.md'
  from pg_catalog.pg_collation as c
  join pg_catalog.pg_namespace as n on n.oid = c.collnamespace
 where n.nspname = 'meja'
   and c.collversion is distinct from pg_collation_actual_version(c.oid)
 union all
select 'database ' || d.datname,
       'indexes built with version ' || coalesce(d.datcollversion, 'none') || ', the server has version '
           || coalesce(pg_database_collation_actual_version(d.oid), 'none') || '; see "Sorting" in operations.md'
  from pg_catalog.pg_database as d
 where d.datname = current_database()
   and d.datcollversion is distinct from pg_database_collation_actual_version(d.oid)
 limit :max_rows::integer

-- rating_differs_from_comments
-- Only visible comments count: neither archived nor deleted ones.
select 'product ' || p.id,
       'rating ' || p.rating_sum || ' of ' || p.rating_count || ', its comments have ' || coalesce(c.sum, 0) || ' of ' || coalesce(c.count, 0)
  from products as p
  left join (select product_id, sum(rating) as sum, count(rating) as count
               from comments
              where deleted_at is null and not is_archived
              group by product_id) as c on c.product_id = p.id
 where (p.rating_sum, p.rating_count) is distinct from (coalesce(c.sum, 0), coalesce(c.count, 0))
 order by p.id
 limit :max_rows::integer
