-- What a comment does to its product's rating, and how many one customer may write.
--
-- MJ030  too many comments within an hour

-- The rating of a product is the sum of its visible comments', kept by their own changes: whoever writes,
-- archives, shows again or deletes one can't forget it.
create function meja.count_rating() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
declare
    v_before smallint := case when tg_op = 'UPDATE' and old.deleted_at is null and not old.is_archived
                              then old.rating end;
    v_after smallint := case when new.deleted_at is null and not new.is_archived then new.rating end;
begin
    if v_after is not distinct from v_before then
        return null;
    end if;
    update products
       set rating_sum = rating_sum + coalesce(v_after, 0) - coalesce(v_before, 0),
           rating_count = rating_count + (v_after is not null)::int - (v_before is not null)::int
     where id = new.product_id;
    return null;
end
$$;

create trigger count_rating after insert or update of rating, is_archived, deleted_at on meja.comments
    for each row execute function meja.count_rating();

-- What was written before there was a trigger.
select set_config('meja.actor_kind', 'system', true), set_config('meja.actor', 'migration 0050', true);
update meja.products
   set rating_sum = counted.rating_sum, rating_count = counted.rating_count
  from (select product_id, coalesce(sum(rating), 0)::bigint as rating_sum, count(rating) as rating_count
          from meja.comments
         where deleted_at is null and not is_archived
         group by product_id) as counted
 where id = product_id
   and (products.rating_sum, products.rating_count) is distinct from (counted.rating_sum, counted.rating_count);

-- A star given by a customer is no edit: it must not make the edit of a person who has the product open fail.
drop trigger touch on meja.products;
create trigger touch before update on meja.products
    for each row execute function meja.touch_row('rating_sum', 'rating_count');

-- The customer's row is locked, so that two requests at once can't both be the last one allowed. What was
-- deleted counts: it was written.
create function meja.limit_comments() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
begin
    perform from users where id = new.user_id for no key update;
    if (select count(*) from comments where user_id = new.user_id and created_at > now() - interval '1 hour') >= 10 then
        raise exception 'customer % has written ten comments within the hour', new.user_id using errcode = 'MJ030';
    end if;
    return new;
end
$$;

-- After `keep_rules`, in the order of their names: what was never bought is refused as that.
create trigger limit_comments before insert on meja.comments
    for each row execute function meja.limit_comments();
