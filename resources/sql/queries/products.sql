-- Products as anybody may see them.

-- rating
-- Comments on what isn't sold any more can still be read.
select name, rating_sum, rating_count from products where id = :id
