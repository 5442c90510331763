-- Stores and products without stock, needed to create orders. A store's products are a range of ids, the oldest first.
-- Some products are created during the three years.
create unlogged table meja_seed.stores as
select store as id,
       (store - 1) * products / stores + 1 as first_product,
       (store * products / stores - (store - 1) * products / stores)::integer as amount,
       meja_seed.dice(seed, 101, store) as dice
  from meja_seed.plan, generate_series(1, plan.stores) as store;
create unique index on meja_seed.stores (id);
analyze meja_seed.stores;

create unlogged table meja_seed.products as
select id, store_id, dice, created_day, category, article || ' ' || brand || ' ' || variant as name, grams,
       upper(left(regexp_replace(article, '[^A-Za-z]', '', 'g'), 3)) || '-' || upper(left(brand, 2)) || '-'
           || lpad(id::text, 6, '0') as sku,
       -- Prices typically end in 900 or 500.
       (low + (high - low) * meja_seed.slice(dice, 30)::bigint * meja_seed.slice(dice, 30) / 1048576) * 1000
           + case when meja_seed.slice(dice, 40) < 600 then -100 when meja_seed.slice(dice, 40) < 800 then 500 else 0 end as price
  from (select p.id, p.store_id, p.dice, case when shown_day <= 0 then shown_day / 3 else shown_day end as created_day, a.category, a.article, a.low, a.high,
               greatest(20, a.grams * (70 + meja_seed.slice(dice, 20) * 60 / 1024) / 100 / 10 * 10) as grams,
               a.variants[1 + meja_seed.slice(dice, 10) % cardinality(a.variants)] as variant,
               (array['Nusantara', 'Sekar', 'Rara', 'Batara', 'Anugerah', 'Kencana', 'Melati', 'Lestari', 'Pelangi',
                      'Garuda', 'Srikandi', 'Cendana', 'Mutiara', 'Bahari', 'Kirana', 'Wijaya', 'Ceria', 'Alam',
                      'Permata', 'Sahabat', 'Dahlia', 'Rinjani', 'Merapi', 'Asri'])
                   [1 + meja_seed.slice(dice, 50) % 24] as brand
          from (select s.first_product + item as id, s.id as store_id,
                       meja_seed.dice(plan.seed, 102, s.first_product + item) as dice,
                       -- Most products of a store belong to two categories, as in a real shop.
                       1 + (meja_seed.slice(s.dice, 0) + item % 5 + (item % 2) * (meja_seed.slice(s.dice, 10) % 9)) % 44 as article_id,
                       ceil(((item + 1) * 980 * plan.days::numeric / s.amount - 588 * plan.days) / 400)::integer as shown_day
                  from meja_seed.plan, meja_seed.stores as s, generate_series(0, s.amount - 1) as item
                offset 0) as p
          join meja_seed.articles as a on a.id = p.article_id
        offset 0) as drawn
 order by id;
create unique index on meja_seed.products (id);
analyze meja_seed.products;

-- The basic data of every order. Two connections each fill one half.
create table meja_seed.orders (
    id bigint not null,
    number text not null,
    user_id bigint not null,
    store_id bigint not null,
    dice bigint not null,
    day integer not null,
    first_product bigint not null,
    available integer not null,
    pick integer not null,
    item_count integer not null,
    amounts integer not null,
    fate text not null,
    subtotal bigint not null,
    shipping_cost bigint not null,
    discount bigint not null,
    placed_at timestamptz not null,
    paid_at timestamptz,
    processed_at timestamptz,
    frozen_at timestamptz,
    shipped_at timestamptz,
    completed_at timestamptz,
    closed_at timestamptz,
    status text not null,
    payment_status text not null,
    half integer not null
) partition by list (half);
create unlogged table meja_seed.orders_1 partition of meja_seed.orders for values in (1);
create unlogged table meja_seed.orders_2 partition of meja_seed.orders for values in (2);

-- Checkout sessions are kept for 60 days. These orders still have one.
create unlogged table meja_seed.sessions as
select coalesce(min(first_id), 1) as first_order
  from meja_seed.plan, meja_seed.hours
 where day >= plan.days - 60 and amount > 0;
