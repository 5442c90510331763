-- Small pure functions that the tables' generated columns and the storefront's functions rest on.

-- A phone in any spelling as +62…; null when it can't be an Indonesian number.
create function meja.normalise_phone(phone text) returns text
language sql immutable strict parallel safe
set search_path = pg_catalog
as $$
    select case
               when digits ~ '^62[0-9]{8,13}$' then '+' || digits
               when digits ~ '^0[0-9]{8,13}$' then '+62' || substr(digits, 2)
               when digits ~ '^8[0-9]{7,12}$' then '+62' || digits
           end
      from (select regexp_replace(phone, '[^0-9]', '', 'g') as digits) as plain
$$;

-- What staff see of a phone: the operator's prefix and the last three digits.
create function meja.mask_phone(phone text) returns text
language sql immutable strict parallel safe
return case
    when length(phone) < 10 then repeat('•', length(phone))
    else left(phone, 6) || repeat('•', length(phone) - 9) || right(phone, 3)
end;

-- What staff see of an e-mail address: its first letter and its domain.
create function meja.mask_email(email text) returns text
language sql immutable strict parallel safe
return left(email, 1) || '•••' || coalesce(substring(email from '@.*$'), '');

-- What staff see of a street address: the first word, so that "Jl." still looks like an address.
create function meja.mask_address(address text) returns text
language sql immutable strict parallel safe
return split_part(address, ' ', 1) || ' •••';

-- A bijection of the ids below 2^40: every step is one (odd multiplier, xor with its own high bits),
-- and no product passes 2^63.
create function meja.scramble(id bigint) returns bigint
language sql immutable strict parallel safe
return (
    select (mixed * 6700417 + 470001) & 1099511627775
      from (select spread # (spread >> 19) as mixed
              from (select ((id & 1099511627775) * 5765437) & 1099511627775 as spread) as first_step) as second_step
);

-- The public number of an order: "MJ" and eight characters without 0, O, 1 and I. Numbers are unique,
-- nobody can count our orders by them, and any six characters of one are selective in a search.
create function meja.order_number(id bigint) returns text
language sql immutable strict parallel safe
return (
    select 'MJ' || substr(alphabet, ((x >> 35) & 31)::int + 1, 1) || substr(alphabet, ((x >> 30) & 31)::int + 1, 1)
                || substr(alphabet, ((x >> 25) & 31)::int + 1, 1) || substr(alphabet, ((x >> 20) & 31)::int + 1, 1)
                || substr(alphabet, ((x >> 15) & 31)::int + 1, 1) || substr(alphabet, ((x >> 10) & 31)::int + 1, 1)
                || substr(alphabet, ((x >> 5) & 31)::int + 1, 1) || substr(alphabet, (x & 31)::int + 1, 1)
      from (select meja.scramble(id) as x, '23456789ABCDEFGHJKLMNPQRSTUVWXYZ' as alphabet) as scrambled
);
