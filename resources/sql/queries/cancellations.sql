-- Cancellations, within a transaction of the service. The order must be locked first.

-- with_key_or_active
-- The cancellation with the key and the active one of the order: at most two rows, each found by a unique index.
select id, order_id, step, frozen_from, reason, requested_by_kind, requested_by, idempotency_key, request_id,
       shipment_confirmed_by, refusal, meja.instant(requested_at), meja.instant(ended_at)
  from cancellations
 where idempotency_key = :key or order_id = :order_id and step not in ('FINISHED', 'REFUSED')

-- with_key
select id, order_id, step, frozen_from, reason, requested_by_kind, requested_by, idempotency_key, request_id,
       shipment_confirmed_by, refusal, meja.instant(requested_at), meja.instant(ended_at)
  from cancellations
 where idempotency_key = :key

-- live_of
select id, order_id, step, frozen_from, reason, requested_by_kind, requested_by, idempotency_key, request_id,
       shipment_confirmed_by, refusal, meja.instant(requested_at), meja.instant(ended_at)
  from cancellations
 where order_id = :order_id and step not in ('FINISHED', 'REFUSED')

-- read
select id, order_id, step, frozen_from, reason, requested_by_kind, requested_by, idempotency_key, request_id,
       shipment_confirmed_by, refusal, meja.instant(requested_at), meja.instant(ended_at)
  from cancellations
 where id = :id

-- add
insert into cancellations (order_id, user_id, frozen_from, reason, requested_by_kind, requested_by, idempotency_key,
                           request_id, requested_at)
select id, user_id, :frozen_from, :reason, :requested_by_kind, :requested_by, :idempotency_key,
       nullif(:request_id, ''), meja.at(:requested_at)
  from orders
 where id = :order_id
returning id

-- save
update cancellations
   set step = :step, shipment_confirmed_by = nullif(:shipment_confirmed_by, ''), refusal = nullif(:refusal, ''),
       ended_at = meja.moved(ended_at, :ended_at)
 where id = :id
