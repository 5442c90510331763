-- Tracking: attention items about a state are raised once, a person can end a parcel, and orders follow parcels that
-- were delivered while their cancellation ran.

-- Attention ----------------------------------------------------------------------------------------

-- Whether items of this kind describe a state, which polling reports again and again, and not an event. The program's
-- `describesState` has the same list and explains it.
create function meja.describes_state(p_kind text) returns boolean
language sql immutable strict parallel safe
return p_kind not in ('confirm_shipment_cancelled', 'refund_to_approve', 'refund_failed', 'refund_uncertain',
                      'refund_mismatch', 'manual_transfer_due', 'over_refunded');

-- Leaves out an item that is raised again although it is open, or although a person resolved it: the same kind, subject and
-- detail are the same thing. What the program closed itself (as "system") may be raised anew, because its cause had ended.
create function meja.raise_state_once() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
begin
    if describes_state(new.kind) and exists (
        select from attention_items
         where kind = new.kind and subject_id = new.subject_id and detail = new.detail
           and (resolved_at is null or resolved_by <> 'system')) then
        return null;
    end if;
    return new;
end
$$;

create trigger raise_state_once before insert on meja.attention_items
    for each row execute function meja.raise_state_once();

create index attention_items_thing on meja.attention_items (kind, subject_id);

-- Unknown words were items per parcel, and every line of a manifest could raise one. Now there is one per courier and word of a
-- structured status; the next poll raises what is still unknown.
select set_config('meja.actor_kind', 'system', true), set_config('meja.actor', 'migration 0072', true);
update meja.attention_items
   set resolved_at = now(), resolved_by = 'system',
       note = 'lines of manifests no longer raise items; unknown statuses are raised again, once per courier and word'
 where kind = 'unknown_tracking_word' and resolved_at is null;

-- Parcels ------------------------------------------------------------------------------------------

-- A person may find out that a parcel on its way back reached the customer after all. Nothing else decides that: what is
-- delivered on its way back usually went to the shipper.
insert into meja.status_transitions (subject, from_status, to_status)
values ('shipments.status', 'RETURNING', 'DELIVERED');

create function meja.keep_returning_parcels() returns trigger
language plpgsql
set search_path = meja, pg_temp
as $$
begin
    if current_setting('meja.actor_kind', true) is distinct from 'staff' then
        raise exception 'parcel % is being returned; only staff can record that it was delivered', old.id
            using errcode = 'MJ001';
    end if;
    return new;
end
$$;

create trigger keep_returning before update of status on meja.shipments
    for each row when (old.status = 'RETURNING' and new.status = 'DELIVERED')
    execute function meja.keep_returning_parcels();

-- Orders that stayed DIKIRIM although their parcel was delivered: the tracking job completes them.
select meja.schedule_job('track_shipment', shipments.id, orders.id, now() + random() * interval '1 hour')
  from meja.orders join meja.shipments on shipments.order_id = orders.id
 where orders.status = 'DIKIRIM' and shipments.status = 'DELIVERED';
