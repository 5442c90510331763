-- The hours of the three years with their number of orders, which depends on growth, weekday, hour and sale days. Order
-- ids increase with time, so that each hour is a range of ids.
create unlogged table meja_seed.hours as
with hour_weights as (
    select array[22, 14, 9, 6, 6, 10, 20, 34, 48, 62, 74, 76, 84, 78, 70, 66, 62, 60, 70, 92, 104, 98, 72, 42] as by_hour,
           array[104, 108, 103, 100, 97, 92, 96] as by_week_day
),
moments as (
    select starts_at + day * interval '1 day' + hour * interval '1 hour' as start_at, day, hour,
           (starts_at at time zone 'Asia/Jakarta')::date + day as local_day
      from meja_seed.plan, generate_series(0, plan.days - 1) as day, generate_series(0, 23) as hour
),
weighted as (
    select start_at, day,
           (1000 + 2 * day)::bigint
           * by_week_day[extract(isodow from local_day)::integer]
           * by_hour[hour + 1]
           * case to_char(local_day, 'MM-DD')
                 when '11-11' then 420 when '12-12' then 450 when '10-10' then 260 when '09-09' then 240
                 when '08-08' then 180 when '12-11' then 180 when '11-12' then 160
                 when '12-25' then 75 when '01-01' then 60
                 else case when extract(day from local_day) between 25 and 28 then 118 else 100 end
             end as weight
      from moments, hour_weights
),
sums as (
    select start_at, day, weight, sum(weight) over (order by start_at) as upto, sum(weight) over () as whole
      from weighted
)
select start_at, day,
       div((upto - weight) * orders, whole)::bigint + 1 as first_id,
       (div(upto * orders, whole) - div((upto - weight) * orders, whole))::bigint as amount
  from sums, meja_seed.plan
 order by start_at;

analyze meja_seed.hours;
