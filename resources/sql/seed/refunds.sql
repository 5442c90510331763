-- One refund for each payment whose status shows one. Staff request a refund after delivery, the system after a
-- cancellation; an admin approves it. Bank transfers and counter payments are refunded by manual transfer, with a proof
-- and two people.
select meja_seed.renew('refunds');

insert into meja.refunds (payment_id, order_id, user_id, ordinal, amount, state, method, reason, requested_by_kind, requested_by,
                          idempotency_key, approved_by, destination_bank, destination_account, destination_holder,
                          proof, settled_by, confirmed_by, first_sent_at, ended_at, requested_at, updated_at, version)
select payment_id, order_id, user_id, 1, amount, state, method, reason, requested_by_kind, requested_by,
       'seed-' || number, approved_by,
       case when by_hand then (array['BCA', 'BRI', 'Mandiri', 'BNI'])[1 + (dice >> 9 & 3)] end,
       case when by_hand then lpad((dice >> 11 & 4294967295)::text, 10, '0') end,
       case when by_hand then recipient_name end,
       case when is_settled_by_hand then 'TRX' || to_char(updated_at, 'YYMMDD') || lpad((dice >> 13 & 1048575)::text, 7, '0') end,
       case when is_settled_by_hand then 'ratna' end,
       case when is_settled_by_hand then 'hendra' end,
       case when not by_hand and state in ('PENDING', 'SUCCEEDED', 'FAILED') then requested_at + (updated_at - requested_at) * 0.4::float8 end,
       case when state in ('SUCCEEDED', 'FAILED') then updated_at end,
       requested_at, updated_at, case state when 'REQUESTED' then 1 when 'APPROVED' then 2 else 4 end
  from (select staged.*, state = 'SUCCEEDED' and by_hand as is_settled_by_hand,
               case when state <> 'REQUESTED' then meja_seed.administrator(dice) end as approved_by,
               case when by_hand then 'MANUAL' else 'GATEWAY' end as method
          from (select payment.id as payment_id, payment.order_id, payment.user_id, skeleton.number, skeleton.dice, orders.recipient_name,
                       payment.updated_at, payment.by_hand,
                       case payment.status
                            when 'REFUNDED' then payment.refunded_amount
                            when 'PARTIALLY_REFUNDED' then payment.refunded_amount
                            else case when skeleton.fate = 'partly refunded' then greatest(1, skeleton.subtotal / 2) else payment.gross_amount end
                       end as amount,
                       case when payment.status in ('REFUNDED', 'PARTIALLY_REFUNDED') then 'SUCCEEDED'
                            when payment.status = 'REFUND_FAILED' then 'FAILED'
                            when meja_seed.slice(skeleton.dice, 20) < 400 then 'REQUESTED'
                            when payment.by_hand then 'APPROVED'
                            else 'PENDING' end as state,
                       case when skeleton.closed_at is not null then meja_seed.wish(skeleton.dice)
                            else (array['Barang rusak saat tiba', 'Isi paket kurang', 'Ukuran tidak sesuai', 'Barang dikembalikan pembeli'])
                                [1 + (skeleton.dice >> 4 & 3)] end as reason,
                       case when skeleton.closed_at is not null then 'system' else 'staff' end as requested_by_kind,
                       case when skeleton.closed_at is not null then 'meja-service' else meja_seed.staff_member(skeleton.dice) end as requested_by,
                       case when skeleton.closed_at is not null then least(skeleton.closed_at, payment.updated_at)
                            else skeleton.completed_at + (payment.updated_at - skeleton.completed_at) * 0.3::float8 end as requested_at
                  from (select *, meja_seed.is_paid_back_by_hand(payment_type) as by_hand
                          from meja.payments
                         where status in ('REFUND_PENDING', 'PARTIALLY_REFUNDED', 'REFUNDED', 'REFUND_FAILED') offset 0) as payment
                  join meja_seed.orders as skeleton on skeleton.id = payment.order_id
                  join meja.orders on orders.id = payment.order_id
                offset 0) as staged
        offset 0) as made
 order by requested_at, payment_id;

analyze meja.refunds;
