-- Customers with Indonesian names. Each registered shortly before their first order.
select meja_seed.renew('users');

insert into meja.users (id, name, email, phone, address, city, province, password_hash, is_active,
                        last_login_at, created_at, updated_at, version)
overriding system value
select id, name,
       lower(regexp_replace(replace(name, ' ', '.'), '[^A-Za-z.]', '', 'g')) || case when dice >> 60 & 1 = 0 then '' else '.' end
           || id || '@' || (array['gmail.com', 'gmail.com', 'gmail.com', 'yahoo.co.id', 'yahoo.com', 'outlook.com', 'icloud.com', 'hotmail.com'])
               [1 + (dice >> 50 & 7)],
       '+628' || (array['11', '12', '13', '21', '22', '23', '52', '53', '14', '15', '16', '55', '56', '57', '58', '17', '18', '19', '59',
                        '77', '78', '31', '38', '81', '82', '95', '96', '97', '98', '99', '32', '33'])[1 + (dice >> 20 & 31)]
           || lpad((dice_2 >> 3 & 134217727)::text, case when dice & 4096 = 0 then 8 else 9 end, '3'),
       address, city, province,
       '$argon2id$v=19$m=65536,t=3,p=4$' || translate(encode(sha256(convert_to('salt' || dice, 'UTF8')), 'base64'), '=', ''),
       dice >> 40 & 127 <> 0,
       created_at + (ends_at - created_at) * (1 - power(meja_seed.slice(dice_2, 40) / 1025::float8, 2)),
       created_at,
       created_at + (ends_at - created_at) * (1 - power(meja_seed.slice(dice_2, 40) / 1025::float8, 2)),
       1
  from (select known.id, known.dice, known.dice_2, known.ends_at,
               meja_seed.person(known.dice) as name,
               meja_seed.street(known.dice_2) as address, cities.name as city, cities.province,
               case when first_order is null
                    then starts_at - meja_seed.seconds(86400 * (1 + meja_seed.slice(known.dice_2, 0) * 0.7::float8) + meja_seed.slice(known.dice, 30) * 84.0::float8)
                    else skeleton.placed_at - meja_seed.seconds(95 + meja_seed.slice(known.dice_2, 0) * 2.6::float8) end as created_at
          from (select id, seed, starts_at, ends_at,
                       meja_seed.dice(seed, 302, id) as dice, meja_seed.dice(seed, 303, id) as dice_2,
                       meja_seed.slice(meja_seed.dice(seed, 301, id), 0) as slot,
                       case when id > first_users
                            then ((id - first_users) * orders + (users - first_users) - 1) / (users - first_users) end as first_order
                  from meja_seed.plan, generate_series(1, plan.users) as id
                offset 0) as known
          join meja_seed.city_slots using (slot)
          join meja_seed.cities on cities.id = city_id
          left join meja_seed.orders as skeleton on skeleton.id = first_order
        offset 0) as drawn
 order by id;

analyze meja.users;
