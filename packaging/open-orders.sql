-- Selects the transactions and parcels that Midtrans and Komerce would have for the recent orders of a seeded shop. Each
-- line is one call of the sandbox's admin interface: path, tab, JSON body. packaging/add-orders-to-sandbox sends them.
with recent as (
    select id from orders
     where status in ('MENUNGGU_PEMBAYARAN', 'DIBAYAR', 'DIPROSES', 'DIKIRIM', 'MENUNGGU_BATAL')
        or payment_status = 'REFUND_PENDING'
        or placed_at > now() - interval '20 days' and status = 'SELESAI'
), calls as (
    select 1 as turn, payment.id, 'midtrans/transactions' as path,
           jsonb_build_object('order_id', midtrans_order_id, 'transaction_id', transaction_id,
                             'gross_amount', gross_amount, 'payment_type', coalesce(payment_type, ''),
                             'bank', coalesce(bank, ''),
                             'status', case when payment_type is null then ''
                                            when paid_at is not null then 'settlement'
                                            when status = 'FAILED' then 'deny' else 'pending' end,
                             'created_at', to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                             'settled_at', coalesce(to_char(settled_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), '')) as body
      from recent join payments as payment on payment.order_id = recent.id
     union all
    select 2, refund.id, 'midtrans/transactions/' || payment.midtrans_order_id || '/refund',
           jsonb_build_object('refund_key', refund.refund_key, 'amount', refund.amount, 'reason', refund.reason)
      from refunds as refund join payments as payment on payment.id = refund.payment_id
     where refund.state = 'PENDING'
     union all
    select 3, shipment.id, 'komerce/parcels',
           jsonb_build_object('order_no', komerce_order_no, 'courier', upper(courier),
                             'receiver_phone', substr(orders.recipient_phone, 2), 'receiver_name', orders.recipient_name,
                             'notes', orders.number,
                             'stage', case shipment.status when 'BOOKED' then 'created' when 'PICKED_UP' then 'picked_up'
                                                           when 'PROBLEM' then 'attempt_failed' when 'RETURNING' then 'returning'
                                                           when 'LOST' then 'lost' else 'in_transit' end)
               || case when waybill is null then '{}' else jsonb_build_object('awb', waybill) end
      from recent join shipments as shipment on shipment.order_id = recent.id join orders on orders.id = recent.id
     where shipment.status in ('BOOKED', 'PICKED_UP', 'IN_TRANSIT', 'PROBLEM', 'RETURNING', 'LOST')
)
select path || e'\t' || body from calls order by turn, id
