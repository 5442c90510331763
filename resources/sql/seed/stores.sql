-- Stores.
select meja_seed.renew('stores');

insert into meja.stores (id, name, slug, city, province, phone, is_active, is_archived, archived_at, archived_by_kind,
                         created_at, updated_at)
overriding system value
select id, name, lower(regexp_replace(replace(name, ' ', '-'), '[^A-Za-z0-9-]', '', 'g')) || '-' || id, city, province, phone,
       meja_seed.slice(dice, 30) >= 20, is_archived,
       case when is_archived then ends_at - interval '9 hours' end, case when is_archived then 'staff' end,
       created_at, case when is_archived then ends_at - interval '9 hours' else created_at + interval '40 days' end
  from (select stores.id, stores.dice, cities.name as city, cities.province, plan.ends_at,
               (array['Toko', 'Toko', 'Galeri', 'Rumah', 'Griya', 'Gudang', 'Pondok', 'Warung', 'Butik', 'Sentra', 'Lapak', 'UD', 'Grosir', 'Kedai', 'Pusat', 'Bengkel'])
                   [1 + (stores.dice & 15)] || ' ' ||
               (array['Berkah', 'Sumber', 'Maju', 'Cahaya', 'Sinar', 'Putra', 'Mitra', 'Karya', 'Tunas', 'Bintang', 'Surya', 'Harapan', 'Rejeki', 'Sari', 'Mandiri', 'Griya',
                      'Dewi', 'Mekar', 'Bumi', 'Amanah', 'Barokah', 'Citra', 'Agung', 'Anugrah', 'Makmur', 'Prima', 'Setia', 'Gemilang', 'Budi', 'Kurnia', 'Fajar', 'Wangi'])
                   [1 + (stores.dice >> 4 & 31)] || ' ' ||
               (array['Jaya', 'Abadi', 'Sejahtera', 'Bersama', 'Makmur', 'Nusantara', 'Sentosa', 'Utama', 'Lestari', 'Indah', 'Mulia', 'Raya', 'Mandiri', 'Sukses', 'Bahagia', 'Asri'])
                   [1 + (stores.dice >> 9 & 15)] as name,
               '+6221' || lpad((stores.dice >> 20 & 16777215)::text, 8, '5') as phone,
               -- Only stores with few orders are archived: those in the second half of the ids.
               stores.id > plan.stores / 2 and meja_seed.slice(stores.dice, 30) < 6 as is_archived,
               plan.starts_at - meja_seed.seconds(86400.0::float8 * (520 + meja_seed.slice(stores.dice, 40) / 4) + 30000) as created_at
          from meja_seed.plan, meja_seed.stores
          join meja_seed.city_slots on slot = meja_seed.slice(stores.dice, 50)
          join meja_seed.cities on cities.id = city_id
        offset 0) as drawn
 order by id;
