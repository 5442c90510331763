-- write_plan
-- The number of rows of each table, and the three years, which end at the start of the given day in the stores' time
-- zone.
insert into meja_seed.plan (seed, orders, users, first_users, stores, products, starts_at, ends_at, days)
select :seed::bigint, orders, greatest(orders / 10, 20), greatest(orders / 200, 10),
       least(greatest(orders / 2000, 3), 5000), least(greatest(orders / 100, 30), 200000),
       (day - 1096)::timestamp at time zone 'Asia/Jakarta', day::timestamp at time zone 'Asia/Jakarta', 1096
  from (select :orders::bigint as orders, :day::date as day) as asked

-- write_skeleton
-- One half of the orders: customer, store, products and outcome. Each lateral part uses the ones before it. `offset 0`
-- prevents the planner from computing a random number again for every use.
insert into meja_seed.orders
select slots.id, meja_seed.number_of(thrown.scrambled), buyer.user_id, shelf.store_id, thrown.dice, hours.day, shelf.first_product, shelf.available,
       basket.pick, basket.item_count, basket.amounts, basket.fate,
       money.subtotal, money.shipping_cost,
       case when meja_seed.slice(thrown.dice, 30) < 120 then money.shipping_cost
            when meja_seed.slice(thrown.dice, 30) < 270 then least(money.subtotal / 5000 * 500, 50000)
            else 0 end,
       thrown.placed_at, happened.paid_at, happened.processed_at, happened.frozen_at, happened.shipped_at,
       happened.completed_at, happened.closed_at,
       case when happened.closed_at is not null then case basket.fate when 'expired' then 'KEDALUWARSA' else 'DIBATALKAN' end
            when happened.completed_at is not null then 'SELESAI'
            when happened.shipped_at is not null then 'DIKIRIM'
            when happened.processed_at is not null then 'DIPROSES'
            when happened.paid_at is not null then 'DIBAYAR'
            else 'MENUNGGU_PEMBAYARAN' end,
       case when happened.paid_at is null and happened.closed_at is not null
                 then case basket.fate when 'expired' then 'EXPIRED' else 'CANCELLED' end
            when happened.paid_at is null then 'PENDING'
            when happened.closed_at > plan.ends_at - interval '4 days' then 'REFUND_PENDING'
            when happened.closed_at is not null
                 then case when meja_seed.slice(thrown.dice, 30) % 64 = 0 then 'REFUND_FAILED' else 'REFUNDED' end
            when happened.completed_at is null or basket.fate not in ('partly refunded', 'refunded', 'disputed') then 'PAID'
            when basket.fate = 'disputed' then 'DISPUTED'
            when happened.completed_at > plan.ends_at - interval '4 days' then 'REFUND_PENDING'
            when basket.fate = 'partly refunded' and money.subtotal > 1 then 'PARTIALLY_REFUNDED'
            else 'REFUNDED' end,
       :half::integer
  from meja_seed.plan
 cross join (select array_agg(price order by id) as price from meja_seed.products offset 0) as prices
 cross join (select array_agg(rate order by slot) as rate
               from meja_seed.city_slots join meja_seed.cities on cities.id = city_id offset 0) as rates
 cross join meja_seed.hours
 cross join lateral generate_series(hours.first_id, hours.first_id + hours.amount - 1) as slots (id)
 cross join lateral (
    select meja_seed.dice(plan.seed, 201, slots.id) as dice,
           meja_seed.dice(plan.seed, 202, slots.id) as dice_2,
           meja_seed.scrambled(slots.id) as scrambled,
           meja_seed.dice(plan.seed, 203, slots.id) as dice_3,
           hours.start_at + meja_seed.seconds(3600 * (slots.id - hours.first_id
               + (hashint8(slots.id) & 65535) / 65536::float8) / hours.amount) as placed_at,
           plan.first_users + (plan.users - plan.first_users) * slots.id / plan.orders as known_users,
           plan.first_users + (plan.users - plan.first_users) * (slots.id - 1) / plan.orders as users_before
    offset 0) as thrown
 cross join lateral (
    -- The buyer is a new customer or an existing one; some existing customers buy more often.
    select case when thrown.known_users > thrown.users_before then thrown.known_users
                when (thrown.dice_2 & 7) < 6 then 1 + ((thrown.dice_2 >> 3 & 1073741823) * thrown.known_users >> 30)
                else 1 + floor(thrown.known_users * power((thrown.dice_2 >> 3 & 1073741823) / 1073741824::float8, 1.5::float8))::bigint
           end as user_id,
           1 + floor(plan.stores * power((thrown.dice_2 >> 33 & 1048575) / 1048576::float8, 1.8::float8))::bigint as store
    offset 0) as buyer
 cross join lateral (
    select buyer.store as store_id,
           (buyer.store - 1) * plan.products / plan.stores + 1 as first_product,
           ((buyer.store * plan.products / plan.stores - (buyer.store - 1) * plan.products / plan.stores)
               * least(980 * plan.days, 588 * plan.days + 400 * hours.day) / (980 * plan.days))::integer as available
    offset 0) as shelf
 cross join lateral (
    select floor(shelf.available * power(meja_seed.slice(thrown.dice, 0) / 1024::float8, 1.6::float8))::integer as pick,
           (array[1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5])
               [1 + (thrown.dice >> 10 & 31)] as item_count,
           meja_seed.slice(thrown.dice, 15) as amounts,
           case when fate < 860 then 'complete'
                when fate < 934 then 'expired'
                when fate < 984 then 'cancelled unpaid'
                when fate < 1003 then 'cancelled paid'
                when fate < 1012 then 'cancelled packed'
                when fate < 1016 then 'refused'
                when fate < 1018 then case when plan.days - hours.day < 45 then 'lost' else 'complete' end
                when fate < 1021 then 'partly refunded'
                when fate < 1023 then 'refunded'
                else case when thrown.dice >> 61 & 1 = 0 then 'disputed' else 'complete' end end as fate
      from (select meja_seed.slice(thrown.dice, 50) as fate) as drawn
    offset 0) as basket
 cross join lateral (
    select meja_seed.price_on(prices.price[shelf.first_product + basket.pick], days_ago) * meja_seed.quantity(basket.amounts, 0)
           + case when basket.item_count > 1 then meja_seed.price_on(prices.price[shelf.first_product + (basket.pick + 1) % shelf.available], days_ago) * meja_seed.quantity(basket.amounts, 1) else 0 end
           + case when basket.item_count > 2 then meja_seed.price_on(prices.price[shelf.first_product + (basket.pick + 2) % shelf.available], days_ago) * meja_seed.quantity(basket.amounts, 2) else 0 end
           + case when basket.item_count > 3 then meja_seed.price_on(prices.price[shelf.first_product + (basket.pick + 3) % shelf.available], days_ago) * meja_seed.quantity(basket.amounts, 3) else 0 end
           + case when basket.item_count > 4 then meja_seed.price_on(prices.price[shelf.first_product + (basket.pick + 4) % shelf.available], days_ago) * meja_seed.quantity(basket.amounts, 4) else 0 end
               as subtotal,
           rate * (1 + basket.item_count / 3) * case when meja_seed.is_express(thrown.dice) then 3 else 2 end / 1000 * 500 as shipping_cost,
           rate
      from (select plan.days - hours.day as days_ago,
                   rates.rate[1 + meja_seed.slice(meja_seed.dice(plan.seed, 301, buyer.user_id), 0)] as rate) as given
    offset 0) as money
 cross join lateral (
    select pays_at, processes_at, ships_at,
           ships_at + meja_seed.seconds(69000 + money.rate * 4.5::float8 + meja_seed.slice(thrown.dice_3, 30) * 170.0::float8) as completes_at,
           case basket.fate when 'cancelled unpaid' then thrown.placed_at + meja_seed.seconds(240 + meja_seed.slice(thrown.dice_3, 40) * 60.0::float8)
                            when 'cancelled paid' then pays_at + meja_seed.seconds(90 + meja_seed.slice(thrown.dice_3, 40) * 1.4::float8)
                            else processes_at + meja_seed.seconds(120 + meja_seed.slice(thrown.dice_3, 40) * 3.0::float8) end as freezes_at
      from (select pays_at, processes_at,
                   processes_at + meja_seed.seconds(12600 + meja_seed.slice(thrown.dice_3, 20) * 80.0::float8) as ships_at
              from (select pays_at, pays_at + meja_seed.seconds(1800 + meja_seed.slice(thrown.dice_3, 10) * 52.0::float8) as processes_at
                      from (select thrown.placed_at + meja_seed.seconds(50 + power(meja_seed.slice(thrown.dice_3, 0) / 1024::float8, 3) * 70000.0::float8) as pays_at
                            offset 0) as paid
                    offset 0) as packed
            offset 0) as sent
    offset 0) as would
 cross join lateral (
    select case when basket.fate = 'expired' then thrown.placed_at + meja_seed.seconds(86400 + (thrown.dice_3 >> 50 & 63))
                when basket.fate like 'cancelled%' then would.freezes_at + meja_seed.seconds(2 + meja_seed.slice(thrown.dice_3, 50) / 3.0::float8)
           end as closes_at
    offset 0) as would_close
 cross join lateral (
    select case when basket.fate not in ('expired', 'cancelled unpaid') and would.pays_at <= plan.ends_at then would.pays_at end as paid_at,
           case when basket.fate not in ('expired', 'cancelled unpaid', 'cancelled paid') and would.processes_at <= plan.ends_at
                then would.processes_at end as processed_at,
           case when basket.fate like 'cancelled%' and would_close.closes_at <= plan.ends_at
                  or basket.fate = 'refused' and would.ships_at <= plan.ends_at then would.freezes_at end as frozen_at,
           case when basket.fate <> 'expired' and basket.fate not like 'cancelled%' and would.ships_at <= plan.ends_at
                then would.ships_at end as shipped_at,
           case when basket.fate not in ('expired', 'lost') and basket.fate not like 'cancelled%' and would.completes_at <= plan.ends_at
                then would.completes_at end as completed_at,
           case when would_close.closes_at <= plan.ends_at then would_close.closes_at end as closed_at
    offset 0) as happened
 where (hours.first_id > plan.orders / 2) = (:half::integer = 2)

-- is_administrator
select rolsuper from pg_roles where rolname = current_user

-- has_schema
select to_regclass('meja.order_status_log') is not null

-- is_interrupted
-- An interrupted seed leaves its schema behind.
select to_regclass('meja_seed.dropped') is not null

-- filled_table
-- The first table that contains a row, if any.
select name
  from (select 'users' as name where exists (select from meja.users)
        union all select 'stores' where exists (select from meja.stores)
        union all select 'products' where exists (select from meja.products)
        union all select 'carts' where exists (select from meja.carts)
        union all select 'checkout_sessions' where exists (select from meja.checkout_sessions)
        union all select 'orders' where exists (select from meja.orders)
        union all select 'payments' where exists (select from meja.payments)
        union all select 'stock_movements' where exists (select from meja.stock_movements)
        union all select 'comments' where exists (select from meja.comments)) as filled
 limit 1

-- lock_seed
-- Held while the seed runs, so that a second seed does not treat it as interrupted.
lock table meja_seed.tables in share row exclusive mode nowait

-- dropped_indexes
select table_name, index_name from meja_seed.dropped order by position, index_name

-- restore_index
select meja_seed.restore_index(:name)

-- restore_constraints
select meja_seed.restore_constraints()

-- count_rows
select meja_seed.count_rows(:name)

-- is_used
-- The seed itself writes no entries for single rows.
select exists (select from meja.audit_entries
                where operation <> 'BASELINE' and table_name in (select name from meja_seed.tables))

-- lock_kept_rows
-- Nobody else writes until the rows of the seed are removed.
lock table meja.orders, meja.order_items, meja.comments, meja.users, meja.products, meja.stores in exclusive mode

-- undo
select meja_seed.undo()

-- counted
select name, amount, digest from meja_seed.counted join meja_seed.tables using (name) order by position

-- has_baseline
select to_regprocedure('meja.record_baseline(text, jsonb)') is not null

-- record_baseline
select meja.record_baseline(name, jsonb_build_object('rows', amount, 'digest', digest::text,
                                                     'seed', :seed::bigint, 'orders', :orders::bigint, 'day', :day::text))
  from (select name, amount, digest from meja_seed.counted join meja_seed.tables using (name) order by position) as counted

-- drop_seed_schema
drop schema meja_seed cascade
