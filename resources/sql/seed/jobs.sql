-- Jobs for the worker: unpaid orders to expire, shipments to track, refunds to advance.
select meja_seed.renew('jobs');

insert into meja.jobs (kind, subject_id, order_id, due_at, created_at)
select kind, subject_id, order_id, due_at, created_at
  from (select 'expire_order' as kind, id as subject_id, id as order_id, expires_at as due_at, placed_at as created_at
          from meja.orders
         where status = 'MENUNGGU_PEMBAYARAN'
         union all
        select 'track_shipment', shipments.id, order_id, ends_at + interval '1 second' * (shipments.id % 7200), booked_at
          from meja.shipments, meja_seed.plan
         where status in ('BOOKED', 'PICKED_UP', 'IN_TRANSIT', 'PROBLEM', 'RETURNING')
         union all
        select 'advance_refund', refunds.id, order_id, ends_at + interval '1 second' * (refunds.id % 3600), requested_at
          from meja.refunds, meja_seed.plan
         where state = 'PENDING') as wanted
 order by created_at, kind, subject_id;

analyze meja.jobs;
