-- Functions of the seed, and the cities of Indonesia. The schema is dropped when the seed ends. If it exists when a seed
-- starts, an earlier seed was interrupted.

-- Every random choice is a hash of the seed, a salt that identifies the choice, and the row's id. Different bits of it
-- are independent.
create function meja_seed.dice(seed bigint, salt bigint, id bigint) returns bigint
language sql immutable parallel safe
as $$ select hashint8extended(id, seed * 1000003 + salt) $$;

-- Ten bits of a random number, 0 to 1023.
create function meja_seed.slice(dice bigint, low_bit integer) returns integer
language sql immutable parallel safe
as $$ select ((dice >> low_bit) & 1023)::integer $$;

-- The price of a product on a day of the three years: prices rise by two per cent a year.
create function meja_seed.price_on(price bigint, days_ago integer) returns bigint
language sql immutable parallel safe
as $$ select price * (36500 - 2 * days_ago) / 3650000 * 100 $$;

-- Most customers buy one unit of a product, some two.
create function meja_seed.quantity(amounts integer, line integer) returns integer
language sql immutable parallel safe
as $$ select 1 + (amounts >> 2 * line & 3) / 3 $$;

create function meja_seed.is_express(dice bigint) returns boolean
language sql immutable parallel safe
as $$ select meja_seed.slice(dice, 40) < 90 $$;

create function meja_seed.paid_at_second_try(paid_at timestamptz, dice bigint) returns boolean
language sql immutable parallel safe
as $$ select paid_at is not null and dice >> 47 & 15 = 0 $$;

create function meja_seed.seconds(amount double precision) returns interval
language sql immutable parallel safe
as $$ select amount * interval '1 second' $$;

-- The requester and the reason of a cancellation.
create function meja_seed.is_asked_by_staff(dice bigint) returns boolean
language sql immutable parallel safe
as $$ select dice & 3 = 0 $$;

create function meja_seed.staff_member(dice bigint) returns text
language sql immutable parallel safe
as $$ select (array['sari', 'bagus', 'meilani', 'yosef'])[1 + (dice >> 2 & 3)] $$;

create function meja_seed.administrator(dice bigint) returns text
language sql immutable parallel safe
as $$ select (array['ratna', 'hendra'])[1 + (dice >> 7 & 1)] $$;

create function meja_seed.wish(dice bigint) returns text
language sql immutable parallel safe
as $$
    select (array['Salah pilih ukuran', 'Ingin ganti alamat', 'Menemukan yang lebih murah', 'Pesanan ganda', 'Berubah pikiran',
                  'Terlalu lama diproses', 'Stok di rak rusak', 'Diminta pembeli lewat telepon'])[1 + (dice >> 4 & 7)]
$$;

-- Payment types that Midtrans cannot refund by API.
create function meja_seed.is_paid_back_by_hand(payment_type text) returns boolean
language sql immutable parallel safe
as $$ select payment_type in ('bank_transfer', 'echannel', 'cstore') $$;

-- Cities with their share of the customers (roughly in thousandths) and the shipping price per kilogram from the stores,
-- most of which are on Java.
create unlogged table meja_seed.cities (
    id integer generated always as identity primary key,
    name text not null,
    province text not null,
    weight integer not null,
    rate integer not null,
    postal_prefix integer not null
);

insert into meja_seed.cities (name, province, weight, rate, postal_prefix) values
    ('Jakarta Selatan', 'DKI Jakarta', 62, 9000, 121), ('Jakarta Timur', 'DKI Jakarta', 60, 9000, 131),
    ('Jakarta Barat', 'DKI Jakarta', 58, 9000, 115), ('Jakarta Utara', 'DKI Jakarta', 38, 9000, 142),
    ('Jakarta Pusat', 'DKI Jakarta', 26, 9000, 102), ('Bekasi', 'Jawa Barat', 55, 9500, 171),
    ('Depok', 'Jawa Barat', 42, 9500, 164), ('Bogor', 'Jawa Barat', 32, 10000, 161),
    ('Bandung', 'Jawa Barat', 58, 10500, 401), ('Cimahi', 'Jawa Barat', 10, 10500, 405),
    ('Karawang', 'Jawa Barat', 14, 10000, 413), ('Cirebon', 'Jawa Barat', 12, 11000, 451),
    ('Sukabumi', 'Jawa Barat', 9, 11000, 431), ('Tasikmalaya', 'Jawa Barat', 9, 11500, 461),
    ('Tangerang', 'Banten', 42, 9500, 151), ('Tangerang Selatan', 'Banten', 36, 9500, 153),
    ('Serang', 'Banten', 12, 10500, 421), ('Cilegon', 'Banten', 6, 11000, 424),
    ('Semarang', 'Jawa Tengah', 36, 12000, 501), ('Surakarta', 'Jawa Tengah', 20, 12000, 571),
    ('Purwokerto', 'Jawa Tengah', 9, 12500, 531), ('Tegal', 'Jawa Tengah', 8, 12500, 521),
    ('Magelang', 'Jawa Tengah', 7, 12500, 561), ('Kudus', 'Jawa Tengah', 8, 12500, 593),
    ('Yogyakarta', 'DI Yogyakarta', 20, 12000, 551), ('Sleman', 'DI Yogyakarta', 22, 12000, 555),
    ('Bantul', 'DI Yogyakarta', 10, 12000, 557), ('Surabaya', 'Jawa Timur', 62, 13000, 601),
    ('Malang', 'Jawa Timur', 26, 13500, 651), ('Sidoarjo', 'Jawa Timur', 26, 13000, 612),
    ('Gresik', 'Jawa Timur', 10, 13500, 611), ('Kediri', 'Jawa Timur', 9, 13500, 641),
    ('Jember', 'Jawa Timur', 10, 14000, 681), ('Madiun', 'Jawa Timur', 6, 13500, 631),
    ('Denpasar', 'Bali', 24, 16000, 801), ('Badung', 'Bali', 12, 16000, 803),
    ('Mataram', 'Nusa Tenggara Barat', 10, 22000, 831), ('Kupang', 'Nusa Tenggara Timur', 8, 34000, 851),
    ('Medan', 'Sumatera Utara', 40, 24000, 201), ('Binjai', 'Sumatera Utara', 5, 25000, 207),
    ('Pematangsiantar', 'Sumatera Utara', 5, 26000, 211), ('Banda Aceh', 'Aceh', 9, 30000, 231),
    ('Lhokseumawe', 'Aceh', 4, 31000, 243), ('Padang', 'Sumatera Barat', 16, 25000, 251),
    ('Bukittinggi', 'Sumatera Barat', 4, 26000, 261), ('Pekanbaru', 'Riau', 20, 23000, 281),
    ('Batam', 'Kepulauan Riau', 20, 26000, 294), ('Tanjungpinang', 'Kepulauan Riau', 4, 28000, 291),
    ('Jambi', 'Jambi', 10, 22000, 361), ('Palembang', 'Sumatera Selatan', 26, 19000, 301),
    ('Bengkulu', 'Bengkulu', 5, 24000, 382), ('Bandar Lampung', 'Lampung', 18, 17000, 351),
    ('Metro', 'Lampung', 4, 18000, 341), ('Pangkalpinang', 'Kepulauan Bangka Belitung', 5, 25000, 331),
    ('Pontianak', 'Kalimantan Barat', 14, 28000, 781), ('Singkawang', 'Kalimantan Barat', 4, 30000, 791),
    ('Palangka Raya', 'Kalimantan Tengah', 6, 32000, 731), ('Banjarmasin', 'Kalimantan Selatan', 14, 28000, 701),
    ('Banjarbaru', 'Kalimantan Selatan', 5, 28000, 707), ('Balikpapan', 'Kalimantan Timur', 14, 30000, 761),
    ('Samarinda', 'Kalimantan Timur', 14, 31000, 751), ('Tarakan', 'Kalimantan Utara', 4, 38000, 771),
    ('Makassar', 'Sulawesi Selatan', 26, 29000, 902), ('Parepare', 'Sulawesi Selatan', 4, 32000, 911),
    ('Mamuju', 'Sulawesi Barat', 3, 38000, 915), ('Palu', 'Sulawesi Tengah', 6, 37000, 941),
    ('Kendari', 'Sulawesi Tenggara', 6, 38000, 931), ('Gorontalo', 'Gorontalo', 4, 39000, 961),
    ('Manado', 'Sulawesi Utara', 10, 36000, 951), ('Ambon', 'Maluku', 5, 48000, 971),
    ('Ternate', 'Maluku Utara', 3, 52000, 977), ('Sorong', 'Papua Barat Daya', 4, 62000, 984),
    ('Manokwari', 'Papua Barat', 3, 68000, 983), ('Jayapura', 'Papua', 5, 72000, 991);

-- 1024 slots for a random choice. The number of slots of a city is proportional to its share.
create unlogged table meja_seed.city_slots as
select slot, (select id
                from (select id, sum(weight) over (order by id) as upto, sum(weight) over () as whole from meja_seed.cities) as sums
               where upto * 1024 > slot * whole
               order by id
               limit 1) as city_id
  from generate_series(0, 1023) as slot;
create unique index on meja_seed.city_slots (slot);

-- Products: category, name, price range in thousands of rupiah, weight in grams.
create unlogged table meja_seed.articles (
    id integer generated always as identity primary key,
    category text not null,
    article text not null,
    variants text[] not null,
    low integer not null,
    high integer not null,
    grams integer not null
);

insert into meja_seed.articles (category, article, variants, low, high, grams) values
    ('Fashion Wanita', 'Gamis', '{Syari Ceruty,Katun Jepang,Polos Wolfis,Motif Bunga,Brokat Pesta}', 95, 420, 500),
    ('Fashion Wanita', 'Hijab', '{Segi Empat Voal,Pashmina Silk,Bergo Instan,Paris Premium,Pashmina Inner}', 18, 120, 120),
    ('Fashion Wanita', 'Blus', '{Linen Oversize,Rayon Lengan Balon,Katun Garis,Batik Cap,Sifon Renda}', 60, 220, 250),
    ('Fashion Wanita', 'Rok', '{Plisket Panjang,Denim A-Line,Batik Lilit,Tutu Tulle}', 55, 190, 300),
    ('Fashion Pria', 'Kemeja Batik', '{Parang Lengan Panjang,Mega Mendung,Kawung Slimfit,Sogan Tulis,Truntum}', 85, 550, 300),
    ('Fashion Pria', 'Kaos', '{Katun Combed 24s,Polos Oversize,Sablon Distro,Raglan,Polo Lacoste}', 35, 150, 200),
    ('Fashion Pria', 'Celana', '{Chino Slimfit,Jeans Stretch,Cargo Panjang,Jogger Fleece,Sirwal}', 79, 280, 500),
    ('Fashion Pria', 'Sarung Tenun', '{Goyor,Wadimor Motif,Sutra Halus,Samarinda}', 65, 480, 450),
    ('Sepatu & Tas', 'Sepatu Sneakers', '{Kanvas Putih,Running Ringan,Slip On,High Cut}', 110, 520, 800),
    ('Sepatu & Tas', 'Sandal', '{Gunung,Kulit Pria,Wedges Wanita,Jepit Karet}', 25, 210, 400),
    ('Sepatu & Tas', 'Tas', '{Ransel Laptop,Selempang Kanvas,Tote Bag Rotan,Pinggang,Kulit Wanita}', 45, 650, 600),
    ('Makanan & Minuman', 'Keripik', '{Singkong Balado,Tempe Original,Pisang Cokelat,Kentang Mustofa,Usus Pedas}', 12, 48, 250),
    ('Makanan & Minuman', 'Kopi', '{Arabika Gayo,Robusta Lampung,Toraja Sapan,Kintamani,Flores Bajawa}', 28, 165, 250),
    ('Makanan & Minuman', 'Sambal', '{Roa Manado,Bawang,Cumi Asin,Matah,Teri Medan}', 20, 65, 300),
    ('Makanan & Minuman', 'Rendang', '{Daging Sapi Kemasan,Paru Kering,Suir Pedas}', 55, 145, 350),
    ('Makanan & Minuman', 'Madu', '{Hutan Sumbawa,Kelengkeng,Hitam Pahit,Randu Murni}', 45, 240, 700),
    ('Makanan & Minuman', 'Kue Kering', '{Nastar Keju,Kastengel,Putri Salju,Sagu Keju,Lidah Kucing}', 38, 135, 500),
    ('Kecantikan', 'Serum Wajah', '{Niacinamide,Vitamin C,Retinol,Hyaluronic Acid,Bakuchiol}', 35, 190, 100),
    ('Kecantikan', 'Sabun Muka', '{Kunyit,Tea Tree,Susu Beras,Charcoal,Bengkoang}', 15, 85, 150),
    ('Kecantikan', 'Lip Cream', '{Matte Nude,Velvet Rose,Glossy Peach,Tint Cherry}', 25, 110, 60),
    ('Kecantikan', 'Tabir Surya', '{SPF 50 Gel,SPF 35 Lotion,Stick,Tone Up}', 40, 160, 90),
    ('Kesehatan', 'Jamu', '{Kunyit Asam,Beras Kencur,Temulawak,Wedang Uwuh,Jahe Merah}', 15, 75, 350),
    ('Kesehatan', 'Minyak', '{Kayu Putih,Telon Bayi,Zaitun,Gosok Rempah,Kelapa VCO}', 18, 120, 200),
    ('Kesehatan', 'Masker', '{Duckbill,KF94,Kain 3 Lapis,Anak Motif}', 10, 60, 150),
    ('Rumah Tangga', 'Wajan', '{Anti Lengket 28 cm,Besi Cor,Marble 24 cm,Aluminium Tebal}', 65, 380, 1400),
    ('Rumah Tangga', 'Sprei', '{Katun Jepang 180,Microtex 160,Tencel 200,Motif Anak 120}', 85, 620, 1300),
    ('Rumah Tangga', 'Rak', '{Bumbu Dapur,Sepatu Susun,Buku Kayu Jati,Dinding Minimalis}', 45, 720, 2800),
    ('Rumah Tangga', 'Lampu', '{LED 12 Watt,Tidur Proyektor,Taman Surya,Belajar Lipat}', 15, 230, 400),
    ('Elektronik', 'Kabel Data', '{Type C 1 m,Lightning,Micro USB,3 in 1}', 12, 95, 80),
    ('Elektronik', 'Earphone', '{TWS Bluetooth,Kabel Bass,Neckband,Gaming}', 35, 680, 150),
    ('Elektronik', 'Power Bank', '{10000 mAh,20000 mAh,Mini 5000 mAh,Fast Charging 22 W}', 95, 420, 350),
    ('Elektronik', 'Rice Cooker', '{Mini 0.6 L,Digital 1.8 L,Low Carbo,Travel}', 160, 890, 2600),
    ('Ibu & Bayi', 'Popok Kain', '{Motif Hewan,Polos Set,Newborn,Celana}', 28, 180, 300),
    ('Ibu & Bayi', 'Botol Susu', '{Kaca 120 ml,PPSU 240 ml,Anti Kolik,Set Isi 3}', 30, 260, 250),
    ('Ibu & Bayi', 'Gendongan', '{Jarik Modern,Hipseat,Kaos Geos,Samping}', 55, 390, 500),
    ('Mainan & Hobi', 'Balok Kayu', '{Edukasi Angka,Menara Warna,Puzzle Nusantara,Congklak Jati}', 35, 240, 700),
    ('Mainan & Hobi', 'Benang Rajut', '{Katun Bali,Polyester,Wol Susu,Katun Big Ply}', 9, 55, 120),
    ('Mainan & Hobi', 'Pupuk', '{Organik Cair,Kompos 5 kg,NPK Mutiara,Anggrek}', 15, 90, 1100),
    ('Olahraga', 'Raket', '{Bulu Tangkis Karbon,Tenis Meja,Padel Pemula}', 75, 950, 350),
    ('Olahraga', 'Jersey', '{Futsal Custom,Sepeda Lengan Panjang,Lari Dry Fit,Voli Set}', 65, 260, 250),
    ('Buku & Alat Tulis', 'Buku', '{Resep Nusantara,Cerita Rakyat,Latihan UTBK,Iqro Set,Gambar Anak}', 22, 180, 400),
    ('Buku & Alat Tulis', 'Pensil Warna', '{24 Warna,36 Warna Kaleng,Akuarel 12,Jumbo Anak}', 18, 240, 350),
    ('Otomotif', 'Helm', '{Half Face SNI,Full Face,Anak Karakter,Retro}', 120, 880, 1500),
    ('Otomotif', 'Jas Hujan', '{Setelan Karet,Ponco Kelelawar,Anak,Gamis Motor}', 35, 260, 900);

-- One row: the number of rows of each table, and the three years in the stores' time zone.
create unlogged table meja_seed.plan (
    seed bigint not null,
    orders bigint not null,
    users bigint not null,
    first_users bigint not null,
    stores bigint not null,
    products bigint not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    days integer not null
);

create unlogged table meja_seed.couriers (slot integer primary key, courier text not null, regular text not null,
                                          express text not null, prefix text not null);
insert into meja_seed.couriers
select slot, courier, regular, express, prefix
  from (values ('jne', 'REG', 'YES', 'JT', 0, 8), ('jnt', 'EZ', 'SUPER', 'JP', 9, 17), ('sicepat', 'REG', 'BEST', '00', 18, 23),
               ('anteraja', 'REG', 'ND', '1000', 24, 26), ('ninja', 'STANDARD', 'NEXTDAY', 'NLIDAP', 27, 28),
               ('pos', 'REG', 'KILAT', 'P', 29, 29), ('tiki', 'REG', 'ONS', 'TK', 30, 30), ('lion', 'REGPACK', 'ONEPACK', '11LP', 31, 31))
           as known (courier, regular, express, prefix, low, high),
       generate_series(low, high) as slot;

-- A street address.
create function meja_seed.street(dice bigint) returns text
language sql immutable parallel safe
as $$
    select (array['Jl. ', 'Jl. ', 'Jl. ', 'Jalan ', 'Gg. ', 'Perum ', 'Komplek ', 'Kp. '])[1 + (dice & 7)]
        || (array['Merdeka', 'Sudirman', 'Diponegoro', 'Ahmad Yani', 'Gajah Mada', 'Pahlawan', 'Melati', 'Mawar', 'Kenanga', 'Cempaka',
                  'Kartini', 'Imam Bonjol', 'Hasanuddin', 'Pattimura', 'Gatot Subroto', 'Veteran', 'Raya Pasar', 'Kebon Jeruk', 'Anggrek',
                  'Flamboyan', 'Teuku Umar', 'Sisingamangaraja', 'Dahlia', 'Pemuda', 'Rajawali', 'Garuda', 'Mangga', 'Rambutan',
                  'Cendrawasih', 'Siliwangi', 'Setiabudi', 'Majapahit'])[1 + (dice >> 3 & 31)]
        || (array['', '', '', ' Raya', ' Barat', ' Timur', ' Indah', ' Dalam'])[1 + (dice >> 8 & 7)]
        || ' No. ' || 1 + (dice >> 11 & 127) || (array['', '', '', 'A', 'B', '', '', ''])[1 + (dice >> 18 & 7)]
        || ', RT ' || lpad((1 + (dice >> 21 & 15))::text, 3, '0') || '/RW ' || lpad((1 + (dice >> 25 & 7))::text, 3, '0')
$$;

-- A person's name in the style of one of Indonesia's ethnic groups.
create function meja_seed.person(dice bigint) returns text
language sql immutable parallel safe
as $$
    select case
        -- Javanese and Sundanese names, the most frequent ones.
        when dice & 31 < 15 then
            (array['Agus', 'Budi', 'Slamet', 'Joko', 'Dwi', 'Tri', 'Eko', 'Sri', 'Wahyu', 'Bambang', 'Sari', 'Endang', 'Ratna', 'Yuni', 'Rina', 'Indah',
                   'Bayu', 'Galih', 'Dimas', 'Ayu', 'Retno', 'Wulan', 'Puji', 'Hendra', 'Asep', 'Dedi', 'Ujang', 'Neng', 'Euis', 'Cecep', 'Lilis', 'Rizky'])
                [1 + (dice >> 5 & 31)] || ' ' ||
            (array['Santoso', 'Wibowo', 'Prasetyo', 'Nugroho', 'Setiawan', 'Kusuma', 'Susanto', 'Handayani', 'Lestari', 'Rahayu', 'Wulandari', 'Purnomo', 'Widodo', 'Hartono', 'Saputra', 'Utami',
                   'Hidayat', 'Suryana', 'Permana', 'Gunawan', 'Kurniawan', 'Sutrisno', 'Wijaya', 'Suharti', 'Mulyani', 'Rohmah', 'Firmansyah', 'Ramadhan', 'Maulana', 'Nurjanah', 'Komariah', 'Sulistyowati'])
                [1 + (dice >> 10 & 31)]
        -- Names from the Koran, common everywhere.
        when dice & 31 < 21 then
            (array['Muhammad', 'Ahmad', 'Abdul', 'Siti', 'Nur', 'Fatimah', 'Aisyah', 'Khadijah', 'Umar', 'Ali', 'Yusuf', 'Ibrahim', 'Zainal', 'Nurul', 'Annisa', 'Hafizh'])
                [1 + (dice >> 5 & 15)] || ' ' ||
            (array['Fauzi', 'Rahman', 'Hakim', 'Aminah', 'Hidayah', 'Zahra', 'Fadilah', 'Rizki', 'Arifin', 'Syahputra', 'Maulida', 'Azizah', 'Hasan', 'Anwar', 'Latifah', 'Ridwan',
                   'Mubarok', 'Salsabila', 'Munawaroh', 'Fikri', 'Habibi', 'Khairunnisa', 'Siddiq', 'Basri', 'Halimah', 'Ilham', 'Jamaluddin', 'Karim', 'Lubna', 'Musthofa', 'Najwa', 'Qodir'])
                [1 + (dice >> 10 & 31)]
        -- Batak and Minahasan families.
        when dice & 31 < 25 then
            (array['Daniel', 'Ruth', 'Jonathan', 'Maria', 'Yohanes', 'Debora', 'Samuel', 'Grace', 'Parlindungan', 'Tiur', 'Hotman', 'Rotua', 'Marlina', 'Togar', 'Novita', 'Sahat'])
                [1 + (dice >> 5 & 15)] || ' ' ||
            (array['Siregar', 'Nasution', 'Harahap', 'Simanjuntak', 'Sitompul', 'Hutapea', 'Panjaitan', 'Lubis', 'Sinaga', 'Ginting', 'Tarigan', 'Pangaribuan', 'Manurung', 'Rumengan', 'Wenas', 'Lumintang',
                   'Tumbelaka', 'Mandagi', 'Situmorang', 'Sembiring', 'Silalahi', 'Damanik', 'Purba', 'Saragih', 'Kaunang', 'Pandelaki', 'Warouw', 'Sondakh', 'Hutabarat', 'Napitupulu', 'Marpaung', 'Gultom'])
                [1 + (dice >> 10 & 31)]
        -- Balinese.
        when dice & 31 < 27 then
            (array['I Wayan', 'I Made', 'I Nyoman', 'I Ketut', 'Ni Wayan', 'Ni Made', 'Ni Komang', 'Ni Ketut', 'I Putu', 'Ni Putu', 'I Gede', 'Ni Luh', 'I Komang', 'Ida Ayu', 'Anak Agung', 'Gusti Ayu'])
                [1 + (dice >> 5 & 15)] || ' ' ||
            (array['Sudarma', 'Artini', 'Suardana', 'Wirawan', 'Suastika', 'Widiastuti', 'Adnyana', 'Mahendra', 'Suryani', 'Wiguna', 'Darmayanti', 'Arnawa', 'Pradnyana', 'Sukerti', 'Astawa', 'Parwata'])
                [1 + (dice >> 10 & 15)]
        -- Minang, Bugis and Makassar.
        when dice & 31 < 29 then
            (array['Andi', 'Syahrul', 'Rosmini', 'Hasnah', 'Zulkifli', 'Yenni', 'Fitriani', 'Baso', 'Besse', 'Irwan', 'Desmon', 'Rahmi', 'Muslimin', 'Hasmiati', 'Arman', 'Refnita'])
                [1 + (dice >> 5 & 15)] || ' ' ||
            (array['Chaniago', 'Piliang', 'Tanjung', 'Koto', 'Sikumbang', 'Daeng Tata', 'Daeng Ngalle', 'Patunru', 'Mappanyukki', 'Guci', 'Jambak', 'Malik', 'Tenri', 'Pallawa', 'Caniago', 'Paduppa'])
                [1 + (dice >> 10 & 15)]
        -- Of Chinese descent.
        when dice & 31 < 31 then
            (array['Kevin', 'Felicia', 'Stefanus', 'Jessica', 'Hendrik', 'Vivian', 'Michael', 'Cynthia', 'Albert', 'Meilani', 'Steven', 'Angelina', 'William', 'Lydia', 'Andreas', 'Monica'])
                [1 + (dice >> 5 & 15)] || ' ' ||
            (array['Halim', 'Tanoto', 'Gunadi', 'Wijaya', 'Salim', 'Tanujaya', 'Limanto', 'Kusnadi', 'Hartanto', 'Lukito', 'Setiadi', 'Sutanto', 'Widjaja', 'Ongkowijoyo', 'Tjandra', 'Liem'])
                [1 + (dice >> 10 & 15)]
        -- Maluku, Papua, Timor and Flores.
        else
            (array['Yosef', 'Petrus', 'Martha', 'Paulina', 'Frans', 'Agustina', 'Melkianus', 'Yuliana', 'Benny', 'Oktovina', 'Simson', 'Dorkas', 'Robert', 'Katarina', 'Elias', 'Margaretha'])
                [1 + (dice >> 5 & 15)] || ' ' ||
            (array['Wanggai', 'Latuconsina', 'Pattiasina', 'Rumbiak', 'Kogoya', 'Nikijuluw', 'da Costa', 'Lewar', 'Taolin', 'Bria', 'Fernandez', 'Mambor', 'Tuhumury', 'Sahetapy', 'Ndun', 'Karubaba'])
                [1 + (dice >> 10 & 15)]
    end
$$;

-- The public number of an order, with the same result as meja.seeded_order_number. Written so that the planner can inline it,
-- which is a hundred times faster.
create function meja_seed.scrambled(id bigint) returns bigint
language sql immutable parallel safe
as $$ select ((id * 5765437 & 1099511627775) # ((id * 5765437 & 1099511627775) >> 19)) * 6700417 + 470001 & 1099511627775 $$;

create function meja_seed.number_of(x bigint) returns text
language sql immutable parallel safe
as $$
    select 'MJ' || substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', ((x >> 35) & 31)::integer + 1, 1)
                || substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', ((x >> 30) & 31)::integer + 1, 1)
                || substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', ((x >> 25) & 31)::integer + 1, 1)
                || substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', ((x >> 20) & 31)::integer + 1, 1)
                || substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', ((x >> 15) & 31)::integer + 1, 1)
                || substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', ((x >> 10) & 31)::integer + 1, 1)
                || substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', ((x >> 5) & 31)::integer + 1, 1)
                || substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', (x & 31)::integer + 1, 1)
$$;
