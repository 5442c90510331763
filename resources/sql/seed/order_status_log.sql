select meja_seed.renew('order_status_log');

insert into meja.order_status_log (order_id, user_id, sequence, from_status, to_status, source, actor, reason, created_at)
select skeleton.id, skeleton.user_id, steps.sequence, steps.from_status, steps.to_status, steps.source, steps.actor, steps.reason, steps.created_at
  from meja_seed.orders as skeleton
 cross join lateral (
    select (case when paid_at is null then 1 when processed_at is null then 2 else 3 end) as before_freeze,
           (case when paid_at is null then 'MENUNGGU_PEMBAYARAN' when processed_at is null then 'DIBAYAR' else 'DIPROSES' end) as status_before_freeze
    offset 0) as known
 cross join lateral (values
    (1, null, 'MENUNGGU_PEMBAYARAN', 'storefront', 'meja_storefront', null, skeleton.placed_at),
    (2, 'MENUNGGU_PEMBAYARAN', 'DIBAYAR', 'payment', 'midtrans', null, skeleton.paid_at),
    (3, 'DIBAYAR', 'DIPROSES', 'storefront', 'meja_storefront', null, skeleton.processed_at),
    (known.before_freeze + 1, known.status_before_freeze, 'MENUNGGU_BATAL',
        case when meja_seed.is_asked_by_staff(skeleton.dice) then 'staff' else 'customer' end,
        case when meja_seed.is_asked_by_staff(skeleton.dice) then meja_seed.staff_member(skeleton.dice) else skeleton.user_id::text end,
        meja_seed.wish(skeleton.dice),
        skeleton.frozen_at),
    (case when skeleton.frozen_at is null then 4 else 5 end,
        case when skeleton.frozen_at is null then 'DIPROSES' else 'MENUNGGU_BATAL' end, 'DIKIRIM', 'tracking', 'rajaongkir',
        case when skeleton.frozen_at is not null then 'Paket sudah dibawa kurir' end, skeleton.shipped_at),
    (case when skeleton.frozen_at is null then 5 else 6 end, 'DIKIRIM', 'SELESAI', 'tracking', 'rajaongkir', null, skeleton.completed_at),
    (case when skeleton.frozen_at is null then known.before_freeze + 1 else known.before_freeze + 2 end,
        case when skeleton.frozen_at is null then 'MENUNGGU_PEMBAYARAN' else 'MENUNGGU_BATAL' end,
        case when skeleton.frozen_at is null then 'KEDALUWARSA' else 'DIBATALKAN' end,
        'system', 'meja-service', case when skeleton.frozen_at is null then 'Batas waktu pembayaran lewat' end, skeleton.closed_at)
    ) as steps (sequence, from_status, to_status, source, actor, reason, created_at)
 where steps.created_at is not null;
