-- A search word that meets a customer's name goes from the customer to the rows, by user_id. Without an
-- index that leads with it, the search of payments and of shipments walked the whole table. In the
-- list's own order, so that one customer's newest rows are one range. The status log has none: it is the
-- longest table by far and each order writes to it again and again, so its search goes by the order's
-- number alone.

create index payments_user on meja.payments (user_id, created_at, id);
create index shipments_user on meja.shipments (user_id, booked_at, id);
