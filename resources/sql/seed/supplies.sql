-- The units that each product needs in each quarter (91 days). They are delivered before the quarter starts, so that
-- stock never runs out, independent of later returns.
create unlogged table meja_seed.supplies as
select product_id, quarter, sold + 1 + sold / 7 as quantity, min(quarter) over (partition by product_id) as first_quarter
  from (select items.product_id, floor(date_part('epoch', items.created_at - plan.starts_at) / (91 * 86400))::integer as quarter,
               sum(items.quantity)::bigint as sold
          from meja_seed.plan, meja.order_items as items
         group by 1, 2) as sales;
analyze meja_seed.supplies;
