-- Shipments, within a transaction of the service. The order must be locked first.

-- order_of
select order_id from shipments where id = :id

-- with_komerce_order_no
select id from shipments where komerce_order_no = :number

-- read
select s.id, s.order_id, s.courier, s.komerce_order_no, s.waybill, o.recipient_phone, s.status,
       coalesce(s.rank, meja.rank_of_shipment(s.status)), s.raw_status, meja.instant(s.booked_at),
       meja.instant(s.last_checked_at), s.version
  from shipments as s join orders as o on o.id = s.order_id
 where s.id = :id

-- latest_of
select s.id, s.order_id, s.courier, s.komerce_order_no, s.waybill, o.recipient_phone, s.status,
       coalesce(s.rank, meja.rank_of_shipment(s.status)), s.raw_status, meja.instant(s.booked_at),
       meja.instant(s.last_checked_at), s.version
  from shipments as s join orders as o on o.id = s.order_id
 where s.order_id = :order_id
 order by s.id desc
 limit 1

-- save
-- Without an explicit rank, the rank follows from the status.
update shipments
   set status = :status,
       rank = case when status <> :status and coalesce(rank, meja.rank_of_shipment(status)) = :rank then null
                   else :rank end,
       raw_status = nullif(:raw_status, ''), waybill = nullif(:waybill, ''),
       shipped_at = case when :status in ('BOOKED', 'CANCELLED') then shipped_at else coalesce(shipped_at, now()) end,
       delivered_at = case when :status = 'DELIVERED' then coalesce(delivered_at, now()) else delivered_at end,
       last_checked_at = meja.moved(last_checked_at, :last_checked_at)
 where id = :id

-- keep_event
-- A tracking line without a status is identified by its description.
insert into shipment_events (shipment_id, user_id, source, word, description, happened_at, received_at)
select id, user_id, :source, left(coalesce(nullif(:word, ''), :description), 500), :description,
       meja.at(:happened_at), meja.at(:received_at)
  from shipments
 where id = :shipment_id
    on conflict do nothing
