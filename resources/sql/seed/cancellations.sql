-- One cancellation for every order that was frozen: finished, or refused because the courier already had the parcel.
select meja_seed.renew('cancellations');

insert into meja.cancellations (order_id, user_id, step, frozen_from, reason, requested_by_kind, requested_by, idempotency_key,
                                refusal, requested_at, ended_at, updated_at, version)
select id, user_id,
       case when closed_at is not null then 'FINISHED' else 'REFUSED' end,
       case when paid_at is null then 'MENUNGGU_PEMBAYARAN' when processed_at is null then 'DIBAYAR' else 'DIPROSES' end,
       meja_seed.wish(dice),
       case when meja_seed.is_asked_by_staff(dice) then 'staff' else 'customer' end,
       case when meja_seed.is_asked_by_staff(dice) then meja_seed.staff_member(dice) else user_id::text end,
       'seed-' || number,
       case when closed_at is null then 'the courier has the parcel: "Dikirim"' end,
       frozen_at, coalesce(closed_at, shipped_at), coalesce(closed_at, shipped_at),
       case when closed_at is not null then 4 else 2 end
  from meja_seed.orders
 where frozen_at is not null
 order by frozen_at, id;

analyze meja.cancellations;
