-- Orders, from their basic data and their customers.
select meja_seed.renew('orders');

insert into meja.orders (id, number, user_id, store_id, checkout_session_id, status, payment_status, item_count,
                         subtotal, shipping_cost, discount, total, recipient_name, recipient_phone, shipping_address,
                         shipping_city, shipping_province, postal_code, customer_note,
                         placed_at, expires_at, paid_at, shipped_at, completed_at, cancelled_at,
                         is_archived, archived_at, archived_by_kind, updated_at, version)
overriding system value
select skeleton.id, skeleton.number, skeleton.user_id, skeleton.store_id,
       case when skeleton.id >= sessions.first_order then skeleton.id - sessions.first_order + 1 end,
       skeleton.status, skeleton.payment_status,
       -- item_count is the number of units, as in the storefront, not of lines.
       meja_seed.quantity(skeleton.amounts, 0)
           + case when skeleton.item_count > 1 then meja_seed.quantity(skeleton.amounts, 1) else 0 end
           + case when skeleton.item_count > 2 then meja_seed.quantity(skeleton.amounts, 2) else 0 end
           + case when skeleton.item_count > 3 then meja_seed.quantity(skeleton.amounts, 3) else 0 end
           + case when skeleton.item_count > 4 then meja_seed.quantity(skeleton.amounts, 4) else 0 end,
       skeleton.subtotal, skeleton.shipping_cost, skeleton.discount,
       skeleton.subtotal + skeleton.shipping_cost - skeleton.discount,
       case when skeleton.dice >> 57 & 15 = 0 then meja_seed.person(skeleton.dice) else users.name end,
       users.phone, users.address, users.city, users.province,
       (cities.postal_prefix * 100 + (users.id & 63) + 10)::text,
       case when meja_seed.slice(skeleton.dice, 5) < 60
            then (array['Tolong dibungkus rapi, untuk kado', 'Titip di satpam kalau rumah kosong', 'Warna bebas, terima kasih',
                        'Mohon kirim hari ini ya kak', 'Tambah bubble wrap', 'Kalau ada, ukuran agak besar',
                        'Jangan dilipat', 'Telepon dulu sebelum antar', 'Tanpa nota harga, ini hadiah', 'Terima kasih, sukses selalu'])
                     [1 + meja_seed.slice(skeleton.dice, 5) % 10] end,
       skeleton.placed_at, skeleton.placed_at + interval '24 hours', skeleton.paid_at, skeleton.shipped_at, skeleton.completed_at,
       case when skeleton.status = 'DIBATALKAN' then skeleton.closed_at end,
       history.archived_at is not null, history.archived_at,
       case when history.archived_at is not null then case when skeleton.dice & 15 = 0 then 'staff' else 'customer' end end,
       greatest(skeleton.placed_at, skeleton.paid_at, skeleton.processed_at, skeleton.frozen_at, skeleton.shipped_at,
                skeleton.completed_at, skeleton.closed_at, history.archived_at),
       1 + num_nonnulls(skeleton.paid_at, skeleton.processed_at, skeleton.frozen_at, skeleton.shipped_at,
                        skeleton.completed_at, skeleton.closed_at, history.archived_at)
  from meja_seed.plan
 cross join meja_seed.sessions
 cross join meja_seed.orders as skeleton
  join meja.users on users.id = skeleton.user_id
  join meja_seed.cities on cities.name = users.city
 cross join lateral (
    -- Some customers archive finished orders.
    select case when meja_seed.slice(skeleton.dice, 45) < 25
                then case when over_at + interval '3 days' < plan.ends_at then over_at + interval '3 days' * ((skeleton.dice & 1023) / 1024::float8) end
           end as archived_at
      from (select coalesce(skeleton.completed_at, skeleton.closed_at) as over_at) as ended
    offset 0) as history;

analyze meja.orders;
