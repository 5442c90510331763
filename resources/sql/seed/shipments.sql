select meja_seed.renew('shipments');

insert into meja.shipments (order_id, user_id, courier, service, komerce_order_no, waybill, status, raw_status, shipping_cost,
                            booked_at, shipped_at, delivered_at, last_checked_at, updated_at, version)
select id, user_id, courier,
       case when meja_seed.is_express(dice) then express else regular end,
       'KOM' || to_char(processed_at at time zone 'Asia/Jakarta', 'YYMMDD') || lpad(id::text, 8, '0'),
       case when shipped_at is not null then prefix || lpad((dice_2 & 1099511627775)::text, 13, '0') end,
       state, raw, shipping_cost, booked_at, shipped_at, completed_at,
       case when shipped_at is null then null else checked_at end, coalesce(case when shipped_at is not null then checked_at end, closed_at, booked_at), version
  from (select skeleton.id, skeleton.user_id, skeleton.dice, meja_seed.dice(plan.seed, 401, skeleton.id) as dice_2,
               skeleton.processed_at, skeleton.shipped_at, skeleton.completed_at, skeleton.closed_at, skeleton.shipping_cost,
               skeleton.processed_at + interval '4 minutes' as booked_at,
               coalesce(skeleton.completed_at, plan.ends_at - interval '20 minutes' * ((skeleton.dice & 7) + 1) / 8) as checked_at,
               couriers.courier, couriers.regular, couriers.express, couriers.prefix,
               case when skeleton.completed_at is not null then 'DELIVERED'
                    when skeleton.closed_at is not null then 'CANCELLED'
                    when skeleton.shipped_at is null then 'BOOKED'
                    when skeleton.fate = 'lost' then case skeleton.dice & 3 when 0 then 'LOST' when 1 then 'RETURNING' else 'PROBLEM' end
                    when skeleton.shipped_at > plan.ends_at - interval '9 hours' then 'PICKED_UP'
                    else 'IN_TRANSIT' end as state,
               case when skeleton.completed_at is not null then 'DELIVERED'
                    when skeleton.closed_at is not null then 'CANCELED'
                    when skeleton.shipped_at is null then null
                    when skeleton.fate = 'lost' then 'ON HOLD'
                    else 'ON PROCESS' end as raw,
               1 + num_nonnulls(skeleton.shipped_at, skeleton.completed_at, skeleton.closed_at) as version
          from meja_seed.plan
         cross join meja_seed.orders as skeleton
          join meja_seed.couriers on couriers.slot = (skeleton.dice >> 55 & 31)
            -- Half of the orders that are being packed, or were cancelled then, have a booked shipment.
         where skeleton.processed_at + interval '4 minutes' < least(plan.ends_at, skeleton.frozen_at + interval '1 second')
            or skeleton.shipped_at is not null
        offset 0) as sent;
