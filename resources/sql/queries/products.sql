-- Products, as the customer API shows them.

-- rating
-- Also for products that are no longer sold, because their comments stay readable.
select name, rating_sum, rating_count from products where id = :id
