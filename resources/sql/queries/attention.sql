-- Attention items: problems that a person must resolve.

-- raise
insert into attention_items as item (kind, subject_id, order_id, detail, raised_at, last_raised_at)
values (:kind, :subject_id, nullif(:order_id::bigint, 0), :detail, meja.at(:now), meja.at(:now))
    on conflict (kind, subject_id) where resolved_at is null do update
   set detail = excluded.detail, times_raised = item.times_raised + 1, last_raised_at = excluded.last_raised_at

-- read
select id, kind, subject_id, order_id, detail, meja.instant(raised_at), meja.instant(resolved_at), resolved_by
  from attention_items
 where id = :id

-- resolve
update attention_items
   set resolved_at = meja.at(:now), resolved_by = :by, note = nullif(:note, '')
 where id = :id and resolved_at is null

-- settle
update attention_items
   set resolved_at = meja.at(:now), resolved_by = 'system', note = nullif(:note, '')
 where kind = :kind and subject_id = :subject_id and resolved_at is null
