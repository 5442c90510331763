-- Payments, within a transaction of the service. The order must be locked first.

-- order_of
select order_id from payments where id = :id

-- with_gateway_order_id
select id from payments where midtrans_order_id = :gateway_order_id

-- read
select id, order_id, midtrans_order_id, transaction_id, payment_type, off_us, status, gateway_status, gross_amount,
       refunded_amount, meja.instant(expires_at), meja.instant(paid_at), meja.instant(settled_at), shipping_blocked,
       version
  from payments
 where id = :id

-- of_order
select id, order_id, midtrans_order_id, transaction_id, payment_type, off_us, status, gateway_status, gross_amount,
       refunded_amount, meja.instant(expires_at), meja.instant(paid_at), meja.instant(settled_at), shipping_blocked,
       version
  from payments
 where order_id = :order_id
 order by id

-- save
update payments
   set transaction_id = nullif(:transaction_id, ''), payment_type = nullif(:payment_type, ''), off_us = :off_us,
       status = :status, gateway_status = nullif(:gateway_status, ''), refunded_amount = :refunded_amount,
       expires_at = meja.moved(expires_at, :expires_at), paid_at = meja.moved(paid_at, :paid_at),
       settled_at = meja.moved(settled_at, :settled_at), shipping_blocked = :shipping_blocked
 where id = :id
