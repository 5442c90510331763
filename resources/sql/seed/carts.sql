-- The carts of orders that still have a checkout session, then active and abandoned carts.
select meja_seed.renew(name) from unnest(array['carts', 'cart_items', 'checkout_sessions']) as name;

insert into meja.carts (id, user_id, status, created_at, updated_at, version)
overriding system value
select skeleton.id - sessions.first_order + 1, skeleton.user_id, 'CHECKED_OUT',
       skeleton.placed_at - meja_seed.seconds(50 + (skeleton.dice & 31)), skeleton.placed_at, 2
  from meja_seed.sessions, meja_seed.orders as skeleton
 where skeleton.id >= sessions.first_order;

analyze meja.carts;

insert into meja.cart_items (cart_id, user_id, product_id, quantity, created_at, updated_at)
select skeleton.id - sessions.first_order + 1, items.user_id, items.product_id, items.quantity,
       skeleton.placed_at - meja_seed.seconds(48), skeleton.placed_at - meja_seed.seconds(48)
  from meja_seed.sessions, meja_seed.orders as skeleton
  join meja.order_items as items on items.order_id = skeleton.id
 where skeleton.id >= sessions.first_order
 order by items.id;

insert into meja.checkout_sessions (id, user_id, cart_id, status, total, courier, service, shipping_cost,
                                    expires_at, completed_at, created_at, updated_at, version)
overriding system value
select skeleton.id - sessions.first_order + 1, skeleton.user_id, skeleton.id - sessions.first_order + 1, 'COMPLETED',
       skeleton.subtotal + skeleton.shipping_cost, couriers.courier,
       case when meja_seed.is_express(skeleton.dice) then couriers.express else couriers.regular end, skeleton.shipping_cost,
       skeleton.placed_at + interval '1 hour', skeleton.placed_at, skeleton.placed_at - meja_seed.seconds(15 + (skeleton.dice & 15)), skeleton.placed_at, 2
  from meja_seed.sessions, meja_seed.orders as skeleton
  join meja_seed.couriers on couriers.slot = (skeleton.dice >> 55 & 31)
 where skeleton.id >= sessions.first_order
 order by skeleton.id;

select setval(pg_get_serial_sequence('meja.carts', 'id'), greatest(max(id), 1), max(id) is not null) from meja.carts;
select setval(pg_get_serial_sequence('meja.checkout_sessions', 'id'), greatest(max(id), 1), max(id) is not null) from meja.checkout_sessions;

create unlogged table meja_seed.waiting_carts as
select users.id as user_id, users.dice, meja_seed.slice(users.dice, 0) < 150 as is_active,
       greatest(users.created_at + interval '30 seconds',
                plan.ends_at - meja_seed.seconds(case when meja_seed.slice(users.dice, 0) < 150 then 1500.0 else 7000000.0 end
                                                 * meja_seed.slice(users.dice, 10) + 2000.0)) as created_at
  from meja_seed.plan
 cross join (select id, created_at, meja_seed.dice(plan.seed, 601, id) as dice from meja_seed.plan, meja.users offset 0) as users
 where meja_seed.slice(users.dice, 0) < 330
 order by users.id;
analyze meja_seed.waiting_carts;

insert into meja.carts (user_id, status, created_at, updated_at)
select user_id, case when is_active then 'ACTIVE' else 'ABANDONED' end, created_at, created_at + interval '12 seconds'
  from meja_seed.waiting_carts;
analyze meja.carts;

-- Only products that the store had at that time. A cart may be empty.
insert into meja.cart_items (cart_id, user_id, product_id, quantity, created_at, updated_at)
select carts.id, carts.user_id, products.id, 1 + (carts.dice >> 40 + lines.line & 1), carts.created_at + interval '5 seconds', carts.created_at + interval '5 seconds'
  from meja_seed.plan
 cross join (select carts.*, waiting.dice from meja.carts join meja_seed.waiting_carts as waiting using (user_id)
              where carts.status <> 'CHECKED_OUT') as carts
 cross join (values (0), (1), (2), (3)) as lines (line)
  join meja_seed.stores on stores.id = 1 + (carts.dice >> 20 & 1048575) % plan.stores
  join meja_seed.products on products.id = stores.first_product + ((carts.dice >> 10 & 1023) + lines.line) % stores.amount
 where lines.line <= (carts.dice >> 45 & 3)
   and plan.starts_at + products.created_day * interval '1 day' <= carts.created_at
 order by carts.id, lines.line;

analyze meja.cart_items;

insert into meja.checkout_sessions (user_id, cart_id, status, total, courier, service, shipping_cost, expires_at, created_at, updated_at)
select carts.user_id, carts.id, case when carts.created_at + interval '1 hour' > plan.ends_at then 'OPEN' else 'EXPIRED' end,
       amounts.total + 18000, couriers.courier, couriers.regular, 18000,
       carts.created_at + interval '1 hour 10 seconds', carts.created_at + interval '10 seconds', carts.created_at + interval '10 seconds'
  from meja_seed.plan
 cross join (select carts.*, waiting.dice from meja.carts join meja_seed.waiting_carts as waiting using (user_id)
              where carts.status <> 'CHECKED_OUT') as carts
  join (select cart_id, sum(price * quantity)::bigint as total
          from meja.cart_items join meja_seed.products on products.id = product_id group by cart_id) as amounts on amounts.cart_id = carts.id
  join meja_seed.couriers on couriers.slot = (carts.dice >> 50 & 31)
 where carts.dice >> 55 & 3 = 0
 order by carts.id;
