-- A payment for every order. One in sixteen paid orders has a failed first payment.
select meja_seed.renew('payments');

insert into meja.payments (order_id, user_id, midtrans_order_id, transaction_id, payment_type, bank, status, gross_amount,
                           refunded_amount, fraud_status, gateway_status, expires_at, paid_at, settled_at, created_at, updated_at, version)
select order_id, user_id, number || '-' || try,
       -- Without a chosen payment method there is no transaction at Midtrans.
       case when payment_type is not null
            then substr(code, 1, 8) || '-' || substr(code, 9, 4) || '-4' || substr(code, 13, 3) || '-a' || substr(code, 17, 3) || '-' || substr(code, 20, 12) end,
       payment_type,
       case payment_type when 'bank_transfer' then (array['bca', 'bca', 'bni', 'bri', 'bri', 'permata', 'cimb', 'bsi'])[1 + (dice >> 23 & 7)]
                         when 'echannel' then 'mandiri'
                         when 'credit_card' then (array['bca', 'mandiri', 'bni', 'cimb'])[1 + (dice >> 23 & 3)] end,
       status, total,
       case status when 'REFUNDED' then total
                   when 'PARTIALLY_REFUNDED' then greatest(1, subtotal / 2)
                   else 0 end,
       case when payment_type is null then null when status = 'FAILED' then 'deny' else 'accept' end,
       case when payment_type is not null
            then case status when 'PENDING' then 'pending' when 'FAILED' then 'deny' when 'EXPIRED' then 'expire' when 'CANCELLED' then 'cancel'
                             when 'REFUNDED' then case when meja_seed.is_paid_back_by_hand(payment_type) then 'settlement' else 'refund' end
                             when 'PARTIALLY_REFUNDED' then case when meja_seed.is_paid_back_by_hand(payment_type) then 'settlement' else 'partial_refund' end
                             when 'DISPUTED' then 'chargeback'
                             else 'settlement' end end,
       created_at + interval '24 hours' - (created_at - placed_at), paid_at, paid_at, created_at, updated_at, 1 + (updated_at <> created_at)::integer
  from (select skeleton.id as order_id, skeleton.number, skeleton.user_id, tries.try, skeleton.dice, skeleton.subtotal, skeleton.placed_at,
               skeleton.subtotal + skeleton.shipping_cost - skeleton.discount as total,
               md5((skeleton.dice # tries.try)::text) as code,
               case when skeleton.paid_at is null and skeleton.dice & 3 <> 0 then null
                    else (array['bank_transfer', 'bank_transfer', 'bank_transfer', 'bank_transfer', 'bank_transfer', 'bank_transfer', 'bank_transfer', 'bank_transfer', 'bank_transfer',
                                'qris', 'qris', 'qris', 'qris', 'qris', 'qris', 'gopay', 'gopay', 'gopay', 'gopay', 'gopay', 'shopeepay', 'shopeepay', 'shopeepay',
                                'dana', 'ovo', 'credit_card', 'credit_card', 'echannel', 'echannel', 'cstore', 'cstore', 'akulaku'])
                             [1 + ((skeleton.dice >> 33) + 7 * tries.try & 31)] end as payment_type,
               case when tries.is_last then skeleton.payment_status else 'FAILED' end as status,
               case when tries.is_last then skeleton.paid_at end as paid_at,
               case when tries.try = 1 then skeleton.placed_at else tries.second_at end as created_at,
               case when not tries.is_last then tries.second_at
                    else coalesce(case when skeleton.payment_status in ('REFUNDED', 'PARTIALLY_REFUNDED', 'REFUND_PENDING', 'REFUND_FAILED', 'DISPUTED')
                                       then least(coalesce(skeleton.completed_at, skeleton.closed_at) + interval '2 hours' * (1 + meja_seed.slice(skeleton.dice, 20) / 50), plan.ends_at) end,
                                  skeleton.paid_at, skeleton.closed_at, skeleton.placed_at) end as updated_at
          from meja_seed.plan
         cross join meja_seed.orders as skeleton
          -- Without an equality condition PostgreSQL uses a nested loop, which returns the first attempt before the
          -- second.
          join (values (1), (2)) as attempts (try)
            on attempts.try = 1 or meja_seed.paid_at_second_try(skeleton.paid_at, skeleton.dice)
         cross join lateral (
            select attempts.try, attempts.try = 2 or not meja_seed.paid_at_second_try(skeleton.paid_at, skeleton.dice) as is_last,
                   skeleton.placed_at + (skeleton.paid_at - skeleton.placed_at) * 0.6::float8 as second_at) as tries
        offset 0) as made;
