-- Moderation of comments by staff, within a transaction of the service.

-- lock
select id, user_id, product_id, order_item_id, rating, body, is_archived, deleted_at is not null,
       meja.instant(created_at), meja.instant(updated_at)
  from comments
 where id = :id
   for no key update

-- archive
update comments set is_archived = true, archived_at = meja.at(:at), archived_by_kind = 'staff' where id = :id

-- unarchive
update comments set is_archived = false, archived_at = null, archived_by_kind = null where id = :id
