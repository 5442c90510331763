-- Products with the stock after all movements and the ratings of their visible comments.
select meja_seed.renew('products');

insert into meja.products (id, store_id, sku, name, category, price, weight_grams, opening_stock, stock, rating_sum, rating_count,
                           is_active, is_archived, archived_at, archived_by_kind, created_at, updated_at, version)
overriding system value
select id, store_id, sku, name, category, price, grams, opening, opening + moved, rating_sum, rating_count,
       slice >= 40, slice < 8, case when slice < 8 then ends_at - interval '11 hours' end, case when slice < 8 then 'staff' end,
       created_at, case when slice < 8 then ends_at - interval '11 hours' else greatest(moved_at, created_at) end,
       1 + moves + case when slice < 8 then 1 else 0 end
  from (select products.*, plan.ends_at, meja_seed.slice(products.dice, 0) as slice,
               coalesce(supplies.quantity, 5 + products.dice & 31) as opening,
               coalesce(sums.moved, 0) as moved, coalesce(sums.moves, 0) as moves, sums.moved_at,
               coalesce(ratings.rating_sum, 0) as rating_sum, coalesce(ratings.rating_count, 0) as rating_count,
               plan.starts_at + meja_seed.seconds((products.created_day - 1) * 86400.0::float8 + 28800 + meja_seed.slice(products.dice, 20) * 35.0::float8) as created_at
          from meja_seed.plan
         cross join meja_seed.products as products
          left join meja_seed.supplies on supplies.product_id = products.id and supplies.quarter = supplies.first_quarter
          left join (select product_id, sum(quantity)::bigint as moved, count(*)::integer as moves, max(created_at) as moved_at
                       from meja.stock_movements group by product_id) as sums on sums.product_id = products.id
          left join (select product_id, sum(rating)::bigint as rating_sum, count(rating) as rating_count
                       from meja.comments where deleted_at is null and not is_archived group by product_id) as ratings
            on ratings.product_id = products.id
        offset 0) as known
 order by id;
