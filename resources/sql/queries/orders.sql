-- Orders, within a transaction of the service.

-- lock
-- Every transaction that changes anything of an order takes this lock first.
select id, user_id, number, status, payment_status, total, meja.instant(expires_at), archived_by_kind, version
  from orders
 where id = :id
   for no key update

-- change_status
-- The order's times follow its status. An order that is unfrozen keeps its times.
update orders
   set status = :status,
       paid_at = case :status when 'DIBAYAR' then coalesce(paid_at, meja.at(:at))
                              when 'MENUNGGU_PEMBAYARAN' then null else paid_at end,
       shipped_at = case :status when 'DIKIRIM' then coalesce(shipped_at, meja.at(:at)) else shipped_at end,
       completed_at = case :status when 'SELESAI' then meja.at(:at) else completed_at end,
       cancelled_at = case :status when 'DIBATALKAN' then meja.at(:at) else cancelled_at end
 where id = :id

-- change_payment_status
update orders set payment_status = :status where id = :id

-- return_stock
-- Returns an order's units to stock, exactly once per order item: an item has at most one return movement, so a second
-- run changes nothing. The movements lock the products in id order, so that two orders cannot deadlock.
insert into stock_movements (product_id, order_item_id, kind, quantity)
select product_id, id, :kind, quantity
  from order_items
 where order_id = :id
 order by product_id
    on conflict (order_item_id) where kind in ('cancel', 'expiry') do nothing

-- archive
update orders set is_archived = true, archived_at = meja.at(:at), archived_by_kind = :by where id = :id

-- unarchive
update orders set is_archived = false, archived_at = null, archived_by_kind = null where id = :id
