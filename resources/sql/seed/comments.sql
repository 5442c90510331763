-- The customer comments on one in twenty received items, at most once per product.
select meja_seed.renew('comments');

insert into meja.comments (user_id, product_id, order_item_id, rating, body, is_archived, archived_at, archived_by_kind,
                           deleted_at, created_at, updated_at, version)
select user_id, product_id, item_id, case when dice >> 20 & 31 = 0 then null else rating end,
       case when rating >= 4 then
           (array['Bagus banget', 'Barang sesuai foto', 'Pengiriman cepat', 'Alhamdulillah sudah sampai', 'Mantap', 'Kualitas oke', 'Suka sekali', 'Recommended seller',
                  'Harga terjangkau', 'Sudah langganan', 'Packing rapi', 'Keren', 'Memuaskan', 'Enak dipakai', 'Tidak mengecewakan', 'Top'])[1 + (dice >> 25 & 15)]
           || (array[', terima kasih', ', pasti beli lagi', ', penjual ramah', ', sesuai pesanan', ', kurir sopan', ', anak saya suka', ', bahannya halus', ', tidak ada yang rusak',
                     ', semoga laris', ', respon cepat', ', mau pesan lagi untuk kado', ', ukurannya pas', ', warnanya cantik', ', lebih bagus dari dugaan', ', sukses terus', ''])[1 + (dice >> 29 & 15)]
       when rating = 3 then
           (array['Lumayan', 'Standar', 'Cukup sesuai harga', 'Biasa saja', 'Barang oke', 'Agak kecil', 'Warna agak beda', 'Pengiriman agak lama'])[1 + (dice >> 25 & 7)]
           || (array[', tapi masih bisa dipakai', ', semoga awet', ', kemasan bisa lebih baik', '', ', ada sedikit goresan', ', respon lambat', ', ukuran kurang pas', ', cukup untuk harga segini'])[1 + (dice >> 29 & 7)]
       else
           (array['Kecewa', 'Barang tidak sesuai', 'Sampai dalam keadaan rusak', 'Lama sekali', 'Salah kirim warna', 'Kualitas kurang', 'Kemasan penyok', 'Isi kurang satu'])[1 + (dice >> 25 & 7)]
           || (array[', mohon diperbaiki', ', minta pengembalian dana', ', penjual sulit dihubungi', ', tidak akan beli lagi', '', ', chat tidak dibalas', ', jahitan lepas', ', tolong lebih teliti'])[1 + (dice >> 29 & 7)]
       end,
       fate between 16 and 25, case when fate between 16 and 25 then least(created_at + interval '1 day', ends_at) end, case when fate between 16 and 25 then 'staff' end,
       case when fate < 16 then least(created_at + interval '2 days', ends_at) end,
       created_at,
       case when fate < 16 then least(created_at + interval '2 days', ends_at) when fate < 26 then least(created_at + interval '1 day', ends_at) else created_at end,
       case when fate < 26 then 2 else 1 end
  from (select distinct on (product_id, user_id) items.user_id, items.product_id, items.id as item_id, items.dice, plan.ends_at,
               (array[1, 1, 2, 3, 3, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 1])[1 + (items.dice >> 10 & 31)] as rating,
               meja_seed.slice(items.dice, 40) as fate,
               skeleton.completed_at + (plan.ends_at - skeleton.completed_at) * least(1, 0.02::float8 * ((items.dice >> 15 & 31) + 1)
                   / greatest(date_part('day', plan.ends_at - skeleton.completed_at) / 12, 0.7::float8)) as created_at
          from meja_seed.plan
         cross join (select item.*, meja_seed.dice(seed.seed, 501, item.id) as dice
                       from meja_seed.plan as seed, meja.order_items as item offset 0) as items
          join meja_seed.orders as skeleton on skeleton.id = items.order_id
         where meja_seed.slice(items.dice, 0) < 55 and skeleton.completed_at is not null
         order by items.product_id, items.user_id, items.id) as chosen
 order by chosen.created_at, item_id;

analyze meja.comments;
