-- Statements of the customer API. Two independent checks limit a customer to their own rows: the condition
-- `user_id = :customer` of each statement, and row-level security, for which `enter` sets the customer. The condition
-- has the same form everywhere, because a test removes it to verify that row-level security alone suffices.

-- enter
-- Sets the customer for row-level security in this transaction.
select set_config('meja.customer', :customer, true)

-- entered
-- Whether that customer may sign in. A separate statement, because it must run after `enter`.
select meja.is_active_customer()

-- orders_older
-- Newest first. Days are in the time zone of the order's store. The wider bounds on placed_at let the index skip other
-- days.
select o.number, o.status, o.payment_status, o.item_count, o.total, meja.microseconds(o.placed_at), o.id, s.name,
       meja.rfc3339(o.placed_at)
  from orders as o join stores as s on s.id = o.store_id
 where o.user_id = :customer and not o.is_archived
   and (o.placed_at, o.id) < (meja.at_microseconds(:at), :id)
   and (:statuses::text[] is null or o.status = any(:statuses))
   and (:payment_statuses::text[] is null or o.payment_status = any(:payment_statuses))
   and (:from::date is null or o.placed_at > (:from::date - 2)::timestamptz
                               and (o.placed_at at time zone s.time_zone)::date >= :from)
   and (:to::date is null or o.placed_at < (:to::date + 3)::timestamptz
                             and (o.placed_at at time zone s.time_zone)::date <= :to)
 order by o.placed_at desc, o.id desc
 limit :max_rows

-- orders_newer
-- In the opposite direction, for the previous page.
select o.number, o.status, o.payment_status, o.item_count, o.total, meja.microseconds(o.placed_at), o.id, s.name,
       meja.rfc3339(o.placed_at)
  from orders as o join stores as s on s.id = o.store_id
 where o.user_id = :customer and not o.is_archived
   and (o.placed_at, o.id) > (meja.at_microseconds(:at), :id)
   and (:statuses::text[] is null or o.status = any(:statuses))
   and (:payment_statuses::text[] is null or o.payment_status = any(:payment_statuses))
   and (:from::date is null or o.placed_at > (:from::date - 2)::timestamptz
                               and (o.placed_at at time zone s.time_zone)::date >= :from)
   and (:to::date is null or o.placed_at < (:to::date + 3)::timestamptz
                             and (o.placed_at at time zone s.time_zone)::date <= :to)
 order by o.placed_at, o.id
 limit :max_rows

-- order_seen
-- An order that the customer may see. No row when it is archived, belongs to another customer or does not exist.
select o.id
  from orders as o
 where o.number = :number and o.user_id = :customer and not o.is_archived

-- order_archivable
-- Also finds an order that the customer has already archived.
select o.id
  from orders as o
 where o.number = :number and o.user_id = :customer and (not o.is_archived or o.archived_by_kind = 'customer')

-- order
select o.number, o.status, o.payment_status, o.item_count, o.subtotal, o.shipping_cost, o.discount, o.total,
       o.recipient_name, o.recipient_phone, o.shipping_address, o.shipping_city, o.shipping_province, o.postal_code,
       o.customer_note, s.name, meja.rfc3339(o.placed_at), meja.rfc3339(o.expires_at), meja.rfc3339(o.paid_at),
       meja.rfc3339(o.shipped_at), meja.rfc3339(o.completed_at), meja.rfc3339(o.cancelled_at)
  from orders as o join stores as s on s.id = o.store_id
 where o.number = :number and o.user_id = :customer and not o.is_archived

-- items
select i.product_id, i.product_name, i.sku, i.unit_price, i.quantity, i.line_total
  from order_items as i
 where i.user_id = :customer
   and i.order_id = (select o.id from orders as o
                      where o.number = :number and o.user_id = :customer and not o.is_archived)
 order by i.id

-- payments
select p.payment_type, p.bank, p.status, p.gross_amount, p.refunded_amount, meja.rfc3339(p.expires_at),
       meja.rfc3339(p.paid_at)
  from payments as p
 where p.user_id = :customer
   and p.order_id = (select o.id from orders as o
                      where o.number = :number and o.user_id = :customer and not o.is_archived)
 order by p.id

-- refunds
-- Customers do not see rejected refund requests.
select r.amount, r.state, meja.rfc3339(r.requested_at), meja.rfc3339(r.ended_at)
  from refunds as r
 where r.user_id = :customer and r.state <> 'REJECTED'
   and r.order_id = (select o.id from orders as o
                      where o.number = :number and o.user_id = :customer and not o.is_archived)
 order by r.id

-- shipments
select s.courier, s.service, s.waybill, s.status, meja.rfc3339(s.shipped_at), meja.rfc3339(s.delivered_at)
  from shipments as s
 where s.user_id = :customer
   and s.order_id = (select o.id from orders as o
                      where o.number = :number and o.user_id = :customer and not o.is_archived)
 order by s.id

-- history
select l.to_status, meja.rfc3339(l.created_at)
  from order_status_log as l
 where l.user_id = :customer
   and l.order_id = (select o.id from orders as o
                      where o.number = :number and o.user_id = :customer and not o.is_archived)
 order by l.sequence

-- cancellation
-- The newest cancellation. Its reason is included only if the customer requested it.
select c.step, case when c.requested_by_kind = 'customer' then c.reason end, meja.rfc3339(c.requested_at),
       meja.rfc3339(c.ended_at)
  from cancellations as c
 where c.user_id = :customer
   and c.order_id = (select o.id from orders as o
                      where o.number = :number and o.user_id = :customer and not o.is_archived)
 order by c.id desc
 limit 1

-- product_comments
-- The visible comments, newest first, and whether each is the customer's own.
select c.id, c.rating, c.body, meja.rfc3339(c.created_at), c.user_id = :customer, meja.microseconds(c.created_at),
       c.product_id
  from comments as c
 where c.product_id = :product and not c.is_archived and c.deleted_at is null and c.erased_at is null
   and (c.created_at, c.id) < (meja.at_microseconds(:at), :id)
 order by c.created_at desc, c.id desc
 limit :max_rows

-- product_comments_newer
-- In the opposite direction, for the previous page.
select c.id, c.rating, c.body, meja.rfc3339(c.created_at), c.user_id = :customer, meja.microseconds(c.created_at),
       c.product_id
  from comments as c
 where c.product_id = :product and not c.is_archived and c.deleted_at is null and c.erased_at is null
   and (c.created_at, c.id) > (meja.at_microseconds(:at), :id)
 order by c.created_at, c.id
 limit :max_rows

-- own_comments
select c.id, c.rating, c.body, meja.rfc3339(c.created_at), c.is_archived,
       meja.microseconds(c.created_at), c.product_id, p.name
  from comments as c join products as p on p.id = c.product_id
 where c.user_id = :customer and c.deleted_at is null
   and (c.created_at, c.id) < (meja.at_microseconds(:at), :id)
 order by c.created_at desc, c.id desc
 limit :max_rows

-- own_comments_newer
-- In the opposite direction, for the previous page.
select c.id, c.rating, c.body, meja.rfc3339(c.created_at), c.is_archived,
       meja.microseconds(c.created_at), c.product_id, p.name
  from comments as c join products as p on p.id = c.product_id
 where c.user_id = :customer and c.deleted_at is null
   and (c.created_at, c.id) > (meja.at_microseconds(:at), :id)
 order by c.created_at, c.id
 limit :max_rows

-- own_comment
select c.id, c.rating, c.body, meja.rfc3339(c.created_at), c.is_archived,
       meja.microseconds(c.created_at), c.product_id, p.name
  from comments as c join products as p on p.id = c.product_id
 where c.user_id = :customer and c.deleted_at is null and c.id = :id

-- purchase
-- A received order item, which the customer may comment on.
select i.id
  from order_items as i join orders as o on o.id = i.order_id
 where i.user_id = :customer and o.user_id = :customer and i.product_id = :product and o.status = 'SELESAI'
 order by i.id desc
 limit 1

-- place
select count(*) from comments as c where c.user_id = :customer and c.product_id = :product and c.deleted_at is null

-- comment
select c.id, c.user_id, c.product_id, c.order_item_id, c.rating, c.body, c.is_archived, c.deleted_at is not null,
       meja.instant(c.created_at), meja.instant(c.updated_at)
  from comments as c
 where c.id = :id and c.user_id = :customer

-- add_comment
insert into comments (user_id, product_id, order_item_id, rating, body)
values (:customer, :product, :item, :rating, :body)
returning id

-- change_comment
-- Fields that the request does not contain keep their current value, so that a concurrent change is not undone.
update comments as c
   set rating = case when :has_rating::boolean then :rating::smallint else c.rating end, body = coalesce(:body::text, c.body)
 where c.id = :id and c.user_id = :customer

-- delete_comment
update comments as c set deleted_at = meja.at(:at) where c.id = :id and c.user_id = :customer

-- begin
-- Reserves the customer's idempotency key. If it returns neither a claim nor an earlier response, the request is being
-- executed. A claim of an instance of the service that has ended is taken over, as in staffrequests.sql. Losing the
-- claim in a server crash is harmless, so the commit does not wait for the disk.
with claimed as (
    insert into idempotency_keys as known (subject, route, key, request_digest, holder)
    select 'customer/' || :customer, :route, :key, decode(:digest, 'hex'),
           substring(current_setting('application_name') from '^meja-service/.+')
     where meja.is_active_customer()
        on conflict (subject, route, key) do update
           set claimed_at = now(), holder = excluded.holder
         where known.status is null and known.request_digest = excluded.request_digest
           and (known.claimed_at < now() - interval '1 minute'
                or known.holder is not null
                   and not exists (select from pg_stat_activity where application_name = known.holder))
    returning id
)
select claimed.id, earlier.id, encode(earlier.request_digest, 'hex'), earlier.status, earlier.content_type,
       earlier.answer, set_config('synchronous_commit', 'off', true)
  from (values (1)) as one (n)
  left join claimed on true
  left join idempotency_keys as earlier
    on earlier.subject = 'customer/' || :customer and earlier.route = :route and earlier.key = :key
 order by claimed.id, earlier.id
 limit 1

-- store_response
update idempotency_keys as k
   set status = :status, content_type = :content_type, answer = :answer
 where k.id = :id and k.subject = 'customer/' || :customer and k.status is null

-- release
delete from idempotency_keys as k where k.id = :id and k.subject = 'customer/' || :customer and k.status is null
