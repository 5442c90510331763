select meja_seed.renew('order_items');

insert into meja.order_items (order_id, user_id, product_id, product_name, sku, unit_price, quantity, created_at)
select skeleton.id, skeleton.user_id, products.id, products.name, products.sku,
       meja_seed.price_on(products.price, plan.days - skeleton.day), meja_seed.quantity(skeleton.amounts, lines.line),
       skeleton.placed_at
  from meja_seed.plan
 cross join meja_seed.orders as skeleton
 cross join (values (0), (1), (2), (3), (4)) as lines (line)
  join meja_seed.products on products.id = skeleton.first_product + (skeleton.pick + lines.line) % skeleton.available
 where lines.line < skeleton.item_count;

analyze meja.order_items;
