-- run as: administrator
--
-- Order numbers that follow from a secret key.

set local role meja_owner;

-- Order numbers ---------------------------------------------------------------------------------------

-- The key of this installation. No login may read it, and no function may copy it into a variable: the plans of a
-- function's statements contain the values of its variables, and `debug_print_plan` sends plans to the caller.
create table meja.order_number_key (
    is_only_row boolean primary key default true check (is_only_row),
    secret bytea not null check (length(secret) = 32)
);
comment on table meja.order_number_key is 'Not audited: a secret that is created once and never shown';
insert into meja.order_number_key (secret)
values (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));
create trigger never_rewritten before update or delete or truncate on meja.order_number_key
    for each statement execute function meja.refuse_rewriting();

-- A number below 2^40 as "MJ" and eight characters without 0, O, 1 and I. Any six of them are selective in a search.
create function meja.order_number_text(x bigint) returns text
language sql immutable strict parallel safe
set search_path = pg_catalog, pg_temp
as $$
    select 'MJ' || string_agg(substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', ((x >> place) & 31)::int + 1, 1), ''
                              order by place desc)
      from generate_series(0, 35, 5) as places (place)
$$;

-- A permutation of the ids below 2^40 that follows from the key: a Feistel network of ten rounds over two halves of
-- 20 bits. Without the key, an order number reveals nothing about its id and about other numbers. One statement, so
-- that no intermediate value is in a plan.
create function meja.keyed_order_number(p_id bigint, p_attempt integer) returns text
language sql stable strict
set search_path = meja, pg_temp
as $$
    with recursive halves (round, l, r) as (
        select 0, (p_id >> 20) & 1048575, p_id & 1048575
        union all
        select round + 1, r, l # ((get_byte(digest, 0) << 12) | (get_byte(digest, 1) << 4) | (get_byte(digest, 2) >> 4))
          from halves
         cross join order_number_key as key
         cross join lateral (select sha256(key.secret || int4send(p_attempt) || int4send(round) || int8send(r))) as mixed (digest)
         where round < 10
    )
    select order_number_text((l << 20) | r) from halves where round = 10
$$;

-- The numbers of seeded orders and of all orders placed before this migration. Anyone can compute the id of such an
-- order from its number.
alter function meja.order_number(bigint) rename to seeded_order_number;

-- The public number of a new order. Nobody without the key can compute the id from it, and so count the orders. A
-- number that an older order has already is skipped.
create function meja.order_number(id bigint) returns text
language plpgsql strict
set search_path = meja, pg_temp
as $$
declare
    v_number text;
begin
    for v_attempt in 0..99 loop
        v_number := keyed_order_number(order_number.id, v_attempt);
        if not exists (select from orders where number = v_number) then
            return v_number;
        end if;
    end loop;
    raise exception 'no free number for order %', order_number.id using errcode = 'MJ014';
end
$$;
