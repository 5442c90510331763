-- Rows that should have a job and have none. Excluded are rows with a job that was given up, which a person handles, and
-- rows with a job that ended recently. Each statement returns one row per scheduled job.

-- unpaid_orders
select meja.schedule_job('expire_order', id, id, now())
  from (select id
          from orders
         where status = 'MENUNGGU_PEMBAYARAN' and expires_at < now() - interval '5 minutes'
           and not exists (select from jobs
                            where jobs.order_id = orders.id and kind = 'expire_order' and state <> 'finished')
         limit :limit::bigint) as unpaid

-- unfollowed_parcels
-- Shipments of the last 30 days. Older ones are lost, or their delivery was never reported.
select meja.schedule_job('track_shipment', id, order_id, now())
  from (select id, order_id
          from shipments
         where status in ('BOOKED', 'PICKED_UP', 'IN_TRANSIT', 'PROBLEM', 'RETURNING')
           and booked_at between now() - interval '30 days' and now() - interval '3 hours'
           and not exists (select from jobs
                            where jobs.order_id = shipments.order_id and kind = 'track_shipment'
                              and subject_id = shipments.id
                              and (state <> 'finished' or ended_at > now() - interval '1 day'))
         limit :limit::bigint) as unfollowed

-- silent_payments
-- A notification about a payment may get lost, so each pending payment is queried once an hour.
select meja.schedule_job('check_payment', id, order_id, now())
  from (select id, order_id
          from payments
         where status = 'PENDING' and created_at between now() - interval '3 days' and now() - interval '15 minutes'
           and not exists (select from jobs
                            where jobs.order_id = payments.order_id and kind = 'check_payment'
                              and subject_id = payments.id
                              and (state <> 'finished' or ended_at > now() - interval '1 hour'))
         limit :limit::bigint) as silent

-- idle_cancellations
select meja.schedule_job('advance_cancellation', id, order_id, now())
  from (select id, order_id
          from cancellations
         where step not in ('FINISHED', 'REFUSED') and updated_at < now() - interval '5 minutes'
           and not exists (select from jobs
                            where jobs.order_id = cancellations.order_id and kind = 'advance_cancellation'
                              and subject_id = cancellations.id and state <> 'finished')
           and not exists (select from attention_items
                            where kind in ('cancellation_stuck', 'confirm_shipment_cancelled')
                              and subject_id = cancellations.id and resolved_at is null)
         limit :limit::bigint) as idle

-- idle_refunds
select meja.schedule_job('advance_refund', id, order_id, now())
  from (select id, order_id
          from refunds
         where state in ('APPROVED', 'SENDING', 'UNKNOWN', 'PENDING') and method = 'GATEWAY'
           and not is_from_outside and updated_at < now() - interval '5 minutes'
           and not exists (select from jobs
                            where jobs.order_id = refunds.order_id and kind = 'advance_refund'
                              and subject_id = refunds.id and state <> 'finished')
           and not exists (select from attention_items
                            where kind in ('refund_failed', 'refund_uncertain', 'refund_mismatch')
                              and subject_id = refunds.id and resolved_at is null)
         limit :limit::bigint) as idle

-- excessive_sessions
-- Ends sessions of people that exceed a time limit. One row per ended session.
select login, reason, seconds from meja.end_excessive_sessions()
