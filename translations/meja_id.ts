<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Light appearance</source>
        <translation>Tampilan terang</translation>
    </message>
    <message>
        <source>Dark appearance</source>
        <translation>Tampilan gelap</translation>
    </message>
    <message>
        <source>Follow the system appearance</source>
        <translation>Ikuti tampilan sistem</translation>
    </message>
    <message>
        <source>Normal row height</source>
        <translation>Tinggi baris normal</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>Baris rapat</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Muat ulang</translation>
    </message>
    <message>
        <source>Close tab</source>
        <translation>Tutup tab</translation>
    </message>
    <message>
        <source>Reopen closed tab</source>
        <translation>Buka lagi tab yang ditutup</translation>
    </message>
    <message>
        <source>Move tab to a new window</source>
        <translation>Pindahkan tab ke jendela baru</translation>
    </message>
    <message>
        <source>Collapse/expand sidebar</source>
        <translation>Ciutkan/luaskan menu samping</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Pintasan keyboard</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Keluar</translation>
    </message>
    <message>
        <source>Copy link to this page</source>
        <translation>Salin tautan halaman ini</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>About Meja</source>
        <translation>Tentang Meja</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Kunci</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>Audit entry</source>
        <translation>Catatan audit</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>Log audit</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Oleh</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Perubahan</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Old and new values</source>
        <translation>Nilai lama dan baru</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>ID permintaan</translation>
    </message>
    <message>
        <source>Record type</source>
        <translation>Jenis data</translation>
    </message>
    <message>
        <source>Record ID</source>
        <translation>ID data</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nama pengguna</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Data pribadi</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Penyebab</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Nilai</translation>
    </message>
    <message>
        <source>Cart item</source>
        <translation>Barang di keranjang</translation>
    </message>
    <message>
        <source>Cart items</source>
        <translation>Barang di keranjang</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Current price</source>
        <translation>Harga saat ini</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Jml</translation>
    </message>
    <message>
        <source>Current value</source>
        <translation>Nilai saat ini</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>Stok</translation>
    </message>
    <message>
        <source>Cart</source>
        <translation>Keranjang</translation>
    </message>
    <message>
        <source>Current product</source>
        <translation>Produk saat ini</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Carts</source>
        <translation>Keranjang</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>Checkout sessions</source>
        <translation>Sesi checkout</translation>
    </message>
    <message>
        <source>Checkout session</source>
        <translation>Sesi checkout</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Courier</source>
        <translation>Kurir</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Shipping cost</source>
        <translation>Ongkos kirim</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Berlaku sampai</translation>
    </message>
    <message>
        <source>Completed at</source>
        <translation>Selesai pada</translation>
    </message>
    <message>
        <source>Amounts</source>
        <translation>Rincian pembayaran</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Pengiriman</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Pesanan</translation>
    </message>
    <message>
        <source>Awaiting payment</source>
        <translation>Menunggu pembayaran</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Dibayar</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>Diproses</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Dikirim</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Sedang dibatalkan</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Kedaluwarsa</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gagal</translation>
    </message>
    <message>
        <source>Refund in progress</source>
        <translation>Refund diproses</translation>
    </message>
    <message>
        <source>Partially refunded</source>
        <translation>Refund sebagian</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Sudah direfund</translation>
    </message>
    <message>
        <source>Refund failed</source>
        <translation>Refund gagal</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>Disengketakan</translation>
    </message>
    <message>
        <source>Credit card</source>
        <translation>Kartu kredit</translation>
    </message>
    <message>
        <source>GoPay</source>
        <translation>GoPay</translation>
    </message>
    <message>
        <source>QRIS</source>
        <translation>QRIS</translation>
    </message>
    <message>
        <source>ShopeePay</source>
        <translation>ShopeePay</translation>
    </message>
    <message>
        <source>DANA</source>
        <translation>DANA</translation>
    </message>
    <message>
        <source>OVO</source>
        <translation>OVO</translation>
    </message>
    <message>
        <source>Akulaku</source>
        <translation>Akulaku</translation>
    </message>
    <message>
        <source>Kredivo</source>
        <translation>Kredivo</translation>
    </message>
    <message>
        <source>Bank transfer</source>
        <translation>Transfer bank</translation>
    </message>
    <message>
        <source>Mandiri Bill</source>
        <translation>Mandiri Bill</translation>
    </message>
    <message>
        <source>Convenience store</source>
        <translation>Gerai ritel</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Kurir dipesan</translation>
    </message>
    <message>
        <source>Picked up</source>
        <translation>Diambil kurir</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>Dalam perjalanan</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Sampai di tujuan</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Bermasalah</translation>
    </message>
    <message>
        <source>Returning</source>
        <translation>Sedang diretur</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Sudah diretur</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Hilang</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktif</translation>
    </message>
    <message>
        <source>Checked out</source>
        <translation>Sudah checkout</translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation>Ditinggalkan</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Belum selesai</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Terjual</translation>
    </message>
    <message>
        <source>Returned (order cancelled)</source>
        <translation>Kembali (pesanan batal)</translation>
    </message>
    <message>
        <source>Returned (order expired)</source>
        <translation>Kembali (pesanan kedaluwarsa)</translation>
    </message>
    <message>
        <source>Returned goods</source>
        <translation>Barang retur</translation>
    </message>
    <message>
        <source>Adjustment</source>
        <translation>Penyesuaian</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Staf</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Pelanggan</translation>
    </message>
    <message>
        <source>Storefront</source>
        <translation>Toko daring</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>Pelacakan</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Pembayaran</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistem</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ditambah</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Diubah</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Dihapus</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Data awal</translation>
    </message>
    <message>
        <source>Looked up</source>
        <translation>Dicari</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Admin</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>Auditor</translation>
    </message>
    <message>
        <source>5 stars</source>
        <translation>5 bintang</translation>
    </message>
    <message>
        <source>4 stars</source>
        <translation>4 bintang</translation>
    </message>
    <message>
        <source>3 stars</source>
        <translation>3 bintang</translation>
    </message>
    <message>
        <source>2 stars</source>
        <translation>2 bintang</translation>
    </message>
    <message>
        <source>1 star</source>
        <translation>1 bintang</translation>
    </message>
    <message>
        <source>Visible</source>
        <translation>Tampil</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Diarsipkan</translation>
    </message>
    <message>
        <source>Deleted by author</source>
        <translation>Dihapus penulis</translation>
    </message>
    <message>
        <source>Text erased</source>
        <translation>Isi dihapus</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Ulasan</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Ulasan</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Rating</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Teks</translation>
    </message>
    <message>
        <source>Order item</source>
        <translation>Barang pesanan</translation>
    </message>
    <message>
        <source>Deleted at</source>
        <translation>Dihapus pada</translation>
    </message>
    <message>
        <source>Text erased at</source>
        <translation>Isi dihapus pada</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Terkait</translation>
    </message>
    <message>
        <source>Contact look-up</source>
        <translation>Pencarian kontak</translation>
    </message>
    <message>
        <source>Contact look-ups</source>
        <translation>Pencarian kontak</translation>
    </message>
    <message>
        <source>Looked up at</source>
        <translation>Dicari pada</translation>
    </message>
    <message>
        <source>Phone or e-mail</source>
        <translation>Telepon atau email</translation>
    </message>
    <message>
        <source>Order items</source>
        <translation>Barang pesanan</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produk</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>Harga satuan</translation>
    </message>
    <message>
        <source>Line total</source>
        <translation>Total harga</translation>
    </message>
    <message>
        <source>Current product name</source>
        <translation>Nama produk saat ini</translation>
    </message>
    <message>
        <source>Current SKU</source>
        <translation>SKU saat ini</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Pesanan</translation>
    </message>
    <message>
        <source>At sale</source>
        <translation>Saat dijual</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>Dipesan pada</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Kota</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Subtotal</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Diskon</translation>
    </message>
    <message>
        <source>Customer&apos;s phone</source>
        <translation>Telepon pelanggan</translation>
    </message>
    <message>
        <source>Customer&apos;s e-mail</source>
        <translation>Email pelanggan</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Penerima</translation>
    </message>
    <message>
        <source>Recipient&apos;s phone</source>
        <translation>Telepon penerima</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>Provinsi</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>Kode pos</translation>
    </message>
    <message>
        <source>Customer&apos;s note</source>
        <translation>Catatan pelanggan</translation>
    </message>
    <message>
        <source>Paid at</source>
        <translation>Dibayar pada</translation>
    </message>
    <message>
        <source>Shipped at</source>
        <translation>Dikirim pada</translation>
    </message>
    <message>
        <source>Cancelled at</source>
        <translation>Dibatalkan pada</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Pembayaran</translation>
    </message>
    <message>
        <source>Shipments</source>
        <translation>Pengiriman</translation>
    </message>
    <message>
        <source>Status history</source>
        <translation>Riwayat status</translation>
    </message>
    <message>
        <source>Status change</source>
        <translation>Perubahan status</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Langkah</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Menjadi</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>Midtrans number</source>
        <translation>Nomor Midtrans</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Metode</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Nominal</translation>
    </message>
    <message>
        <source>Midtrans transaction</source>
        <translation>Transaksi Midtrans</translation>
    </message>
    <message>
        <source>Fraud check</source>
        <translation>Pemeriksaan fraud</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produk</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Harga</translation>
    </message>
    <message>
        <source>Reviews</source>
        <comment>number of reviews</comment>
        <translation>Jumlah ulasan</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Berat</translation>
    </message>
    <message>
        <source>Opening stock</source>
        <translation>Stok awal</translation>
    </message>
    <message>
        <source>Price and stock</source>
        <translation>Harga dan stok</translation>
    </message>
    <message>
        <source>Stock movements</source>
        <translation>Mutasi stok</translation>
    </message>
    <message>
        <source>Orders with this product</source>
        <translation>Pesanan dengan produk ini</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Toko</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Dibuat</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Diperbarui</translation>
    </message>
    <message>
        <source>Archived at</source>
        <translation>Diarsipkan pada</translation>
    </message>
    <message>
        <source>Archived by</source>
        <translation>Diarsipkan oleh</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Arsip</translation>
    </message>
    <message>
        <source>Shipment</source>
        <translation>Pengiriman</translation>
    </message>
    <message>
        <source>Waybill</source>
        <translation>Nomor resi</translation>
    </message>
    <message>
        <source>Booked at</source>
        <translation>Kurir dipesan pada</translation>
    </message>
    <message>
        <source>Delivered at</source>
        <translation>Tiba pada</translation>
    </message>
    <message>
        <source>Komerce order</source>
        <translation>Pesanan Komerce</translation>
    </message>
    <message>
        <source>Courier status</source>
        <translation>Status kurir</translation>
    </message>
    <message>
        <source>Last checked</source>
        <translation>Terakhir dicek</translation>
    </message>
    <message>
        <source>Staff member</source>
        <translation>Anggota staf</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Peran</translation>
    </message>
    <message>
        <source>Disabled at</source>
        <translation>Dinonaktifkan pada</translation>
    </message>
    <message>
        <source>Stock movement</source>
        <translation>Mutasi stok</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>Toko</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Nama singkat</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona waktu</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontak</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Pelanggan</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>Last order</source>
        <translation>Pesanan terakhir</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Terakhir masuk</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>Pembelian</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ya</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Tidak</translation>
    </message>
    <message>
        <source>JNE</source>
        <translation>JNE</translation>
    </message>
    <message>
        <source>J&amp;T Express</source>
        <translation>J&amp;T Express</translation>
    </message>
    <message>
        <source>SiCepat</source>
        <translation>SiCepat</translation>
    </message>
    <message>
        <source>AnterAja</source>
        <translation>AnterAja</translation>
    </message>
    <message>
        <source>Lion Parcel</source>
        <translation>Lion Parcel</translation>
    </message>
    <message>
        <source>Pos Indonesia</source>
        <translation>Pos Indonesia</translation>
    </message>
    <message>
        <source>TIKI</source>
        <translation>TIKI</translation>
    </message>
    <message>
        <source>Ninja Xpress</source>
        <translation>Ninja Xpress</translation>
    </message>
    <message>
        <source>ID Express</source>
        <translation>ID Express</translation>
    </message>
    <message>
        <source>SAP Express</source>
        <translation>SAP Express</translation>
    </message>
    <message>
        <source>Wahana</source>
        <translation>Wahana</translation>
    </message>
    <message>
        <source>GoSend</source>
        <translation>GoSend</translation>
    </message>
    <message>
        <source>Sentral Cargo</source>
        <translation>Sentral Cargo</translation>
    </message>
    <message>
        <source>REX Express</source>
        <translation>REX Express</translation>
    </message>
    <message>
        <source>NCS</source>
        <translation>NCS</translation>
    </message>
    <message>
        <source>RPX</source>
        <translation>RPX</translation>
    </message>
    <message>
        <source>Star Cargo</source>
        <translation>Star Cargo</translation>
    </message>
    <message>
        <source>21 Express</source>
        <translation>21 Express</translation>
    </message>
    <message>
        <source>Refundable</source>
        <translation>Dapat direfund</translation>
    </message>
    <message>
        <source>Delivery address</source>
        <translation>Alamat kirim</translation>
    </message>
    <message>
        <source>Paid</source>
        <comment>status of a payment</comment>
        <translation>Lunas</translation>
    </message>
    <message>
        <source>BCA</source>
        <translation>BCA</translation>
    </message>
    <message>
        <source>BNI</source>
        <translation>BNI</translation>
    </message>
    <message>
        <source>BRI</source>
        <translation>BRI</translation>
    </message>
    <message>
        <source>BSI</source>
        <translation>BSI</translation>
    </message>
    <message>
        <source>CIMB Niaga</source>
        <translation>CIMB Niaga</translation>
    </message>
    <message>
        <source>Danamon</source>
        <translation>Danamon</translation>
    </message>
    <message>
        <source>Mandiri</source>
        <translation>Mandiri</translation>
    </message>
    <message>
        <source>Maybank</source>
        <translation>Maybank</translation>
    </message>
    <message>
        <source>Bank Mega</source>
        <translation>Bank Mega</translation>
    </message>
    <message>
        <source>Permata</source>
        <translation>Permata</translation>
    </message>
    <message>
        <source>SeaBank</source>
        <translation>SeaBank</translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
    <message>
        <source>changed</source>
        <translation>diubah</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versi</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln baris</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(ies)</source>
        <translation>
            <numerusform>%Ln catatan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cart item(s)</source>
        <translation>
            <numerusform>%Ln barang di keranjang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cart(s)</source>
        <translation>
            <numerusform>%Ln keranjang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln checkout session(s)</source>
        <translation>
            <numerusform>%Ln sesi checkout</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln review(s)</source>
        <translation>
            <numerusform>%Ln ulasan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact look-up(s)</source>
        <translation>
            <numerusform>%Ln pencarian kontak</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order item(s)</source>
        <translation>
            <numerusform>%Ln barang pesanan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln pesanan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln status change(s)</source>
        <translation>
            <numerusform>%Ln perubahan status</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payment(s)</source>
        <translation>
            <numerusform>%Ln pembayaran</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln produk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln shipment(s)</source>
        <translation>
            <numerusform>%Ln pengiriman</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln staff member(s)</source>
        <translation>
            <numerusform>%Ln staf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stock movement(s)</source>
        <translation>
            <numerusform>%Ln mutasi stok</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln store(s)</source>
        <translation>
            <numerusform>%Ln toko</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln pelanggan</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Empty</name>
    <message>
        <source>No entries yet</source>
        <translation>Belum ada catatan</translation>
    </message>
    <message>
        <source>No cart items yet</source>
        <translation>Belum ada barang di keranjang</translation>
    </message>
    <message>
        <source>No carts yet</source>
        <translation>Belum ada keranjang</translation>
    </message>
    <message>
        <source>No checkout sessions yet</source>
        <translation>Belum ada sesi checkout</translation>
    </message>
    <message>
        <source>No reviews yet</source>
        <translation>Belum ada ulasan</translation>
    </message>
    <message>
        <source>No look-ups yet</source>
        <translation>Belum ada pencarian kontak</translation>
    </message>
    <message>
        <source>No order items yet</source>
        <translation>Belum ada barang pesanan</translation>
    </message>
    <message>
        <source>No status changes yet</source>
        <translation>Belum ada perubahan status</translation>
    </message>
    <message>
        <source>No orders yet</source>
        <translation>Belum ada pesanan</translation>
    </message>
    <message>
        <source>No payments yet</source>
        <translation>Belum ada pembayaran</translation>
    </message>
    <message>
        <source>No products yet</source>
        <translation>Belum ada produk</translation>
    </message>
    <message>
        <source>No shipments yet</source>
        <translation>Belum ada pengiriman</translation>
    </message>
    <message>
        <source>No staff yet</source>
        <translation>Belum ada staf</translation>
    </message>
    <message>
        <source>No stock movements yet</source>
        <translation>Belum ada mutasi stok</translation>
    </message>
    <message>
        <source>No stores yet</source>
        <translation>Belum ada toko</translation>
    </message>
    <message>
        <source>No customers yet</source>
        <translation>Belum ada pelanggan</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>This record was not found</source>
        <translation>Data ini tidak ditemukan</translation>
    </message>
    <message>
        <source>You do not have access to this data</source>
        <translation>Anda tidak punya akses ke data ini</translation>
    </message>
    <message>
        <source>The search or a filter is not valid</source>
        <translation>Pencarian atau filter tidak valid</translation>
    </message>
    <message>
        <source>The server is not responding</source>
        <translation>Server tidak merespons</translation>
    </message>
    <message>
        <source>Loading was stopped</source>
        <translation>Pemuatan dihentikan</translation>
    </message>
    <message>
        <source>The server rejected the request</source>
        <translation>Server menolak permintaan ini</translation>
    </message>
    <message>
        <source>Search for it in the list.</source>
        <translation>Coba cari di daftarnya.</translation>
    </message>
    <message>
        <source>Ask your admin for access.</source>
        <translation>Minta akses kepada admin.</translation>
    </message>
    <message>
        <source>Change the search or the filters.</source>
        <translation>Ubah kata kunci atau filternya.</translation>
    </message>
    <message>
        <source>Meja is reconnecting. No data is lost.</source>
        <translation>Meja sedang menyambung kembali. Tidak ada data yang hilang.</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Urungkan</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Ulangi</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Po&amp;tong</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Salin</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Tempel</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Pilih Semua</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ya</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Tidak</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Coba lagi</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Urungkan</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Ulangi</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Po&amp;tong</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Salin</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Tempel</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Pilih Semua</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>staff</source>
        <translation>staf</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>admin</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>auditor</translation>
    </message>
</context>
<context>
    <name>Searches</name>
    <message>
        <source>Add a value after “%1”.</source>
        <translation>Tambahkan nilai setelah “%1”.</translation>
    </message>
    <message>
        <source>“%1” is not an amount. Write it like 500rb, 1,5jt or 250.000.</source>
        <translation>“%1” bukan nominal. Tulis seperti 500rb, 1,5jt, atau 250.000.</translation>
    </message>
    <message>
        <source>“%1” is not a whole number. Write it like 500rb, 1,5jt or 250.000.</source>
        <translation>“%1” bukan bilangan bulat. Tulis seperti 500rb, 1,5jt, atau 250.000.</translation>
    </message>
    <message>
        <source>“%1” is too large.</source>
        <translation>“%1” terlalu besar.</translation>
    </message>
    <message>
        <source>“%1” is not a number. Write it like 4 or 4,5.</source>
        <translation>“%1” bukan angka. Tulis seperti 4 atau 4,5.</translation>
    </message>
    <message>
        <source>“%1” is not a date. Write it like 2026-11-22, 2026-11, today or yesterday.</source>
        <translation>“%1” bukan tanggal. Tulis seperti 2026-11-22, 2026-11, hari ini, atau kemarin.</translation>
    </message>
    <message>
        <source>“%1” contains a time of day. Search by date only, like 2026-11-22.</source>
        <translation>“%1” berisi jam. Cari dengan tanggal saja, seperti 2026-11-22.</translation>
    </message>
    <message>
        <source>“%1” is not a valid value. Choose from: %2.</source>
        <translation>“%1” tidak ada dalam pilihan. Pilihannya: %2.</translation>
    </message>
    <message>
        <source>“%1” is not valid here. Write yes or no.</source>
        <translation>“%1” tidak valid di sini. Tulis ya atau tidak.</translation>
    </message>
    <message>
        <source>This list has no amount to compare with “%1”. Write a column name before it, or put it in quotes to search for the text.</source>
        <translation>Daftar ini tidak punya nominal untuk dibandingkan dengan “%1”. Tulis nama kolom di depannya, atau apit dengan tanda kutip untuk mencari teksnya.</translation>
    </message>
    <message>
        <source>This list has no date to compare with “%1”. Write a column name before it, or put it in quotes to search for the text.</source>
        <translation>Daftar ini tidak punya tanggal untuk dibandingkan dengan “%1”. Tulis nama kolom di depannya, atau apit dengan tanda kutip untuk mencari teksnya.</translation>
    </message>
    <message>
        <source>The search has more than %1 different words. Use fewer words.</source>
        <translation>Pencarian berisi lebih dari %1 kata yang berbeda. Kurangi kata kuncinya.</translation>
    </message>
    <message>
        <source>Your role cannot search by this column.</source>
        <translation>Peran Anda tidak dapat mencari dengan kolom ini.</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Go to a page, record or action</source>
        <translation>Buka halaman, data, atau tindakan</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Muat ulang</translation>
    </message>
    <message>
        <source>Collapse/expand sidebar</source>
        <translation>Ciutkan/luaskan menu samping</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Tab berikutnya</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Tab sebelumnya</translation>
    </message>
    <message>
        <source>Reopen closed tab</source>
        <translation>Buka lagi tab yang ditutup</translation>
    </message>
    <message>
        <source>Move tab to a new window</source>
        <translation>Pindahkan tab ke jendela baru</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>Open record</source>
        <translation>Buka data</translation>
    </message>
    <message>
        <source>First or last record</source>
        <translation>Data pertama atau terakhir</translation>
    </message>
    <message>
        <source>One page up or down</source>
        <translation>Naik atau turun satu halaman</translation>
    </message>
    <message>
        <source>Copy selected rows</source>
        <translation>Salin baris yang dipilih</translation>
    </message>
    <message>
        <source>Next link or value</source>
        <translation>Tautan atau nilai berikutnya</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>Buka tautan</translation>
    </message>
    <message>
        <source>Back to the previous page</source>
        <translation>Kembali ke halaman asal</translation>
    </message>
    <message>
        <source>Filter by this column</source>
        <translation>Filter menurut kolom ini</translation>
    </message>
    <message>
        <source>Go to date</source>
        <translation>Lompat ke tanggal</translation>
    </message>
    <message>
        <source>Change column width</source>
        <translation>Ubah lebar kolom</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Kunci</translation>
    </message>
    <message>
        <source>Copy link to this page</source>
        <translation>Salin tautan halaman ini</translation>
    </message>
    <message>
        <source>Keyboard shortcuts and search help</source>
        <translation>Pintasan keyboard dan bantuan pencarian</translation>
    </message>
    <message>
        <source>Close tab or window</source>
        <translation>Tutup tab atau jendela</translation>
    </message>
    <message>
        <source>Sort by this column</source>
        <translation>Urutkan menurut kolom ini</translation>
    </message>
    <message>
        <source>Add this column to the sorting</source>
        <translation>Tambahkan kolom ini ke urutan</translation>
    </message>
    <message>
        <source>Menu of this row and value</source>
        <translation>Menu baris dan nilai ini</translation>
    </message>
    <message>
        <source>Select this row</source>
        <translation>Pilih baris ini</translation>
    </message>
    <message>
        <source>Select all results</source>
        <translation>Pilih semua hasil</translation>
    </message>
    <message>
        <source>Copy this value</source>
        <translation>Salin nilai ini</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Terapkan</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Show new rows of a list</source>
        <translation>Tampilkan baris baru pada daftar</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>The user name or password is wrong.</source>
        <translation>Nama pengguna atau kata sandi salah.</translation>
    </message>
    <message>
        <source>This user is not allowed to sign in.</source>
        <translation>Pengguna ini tidak diizinkan masuk.</translation>
    </message>
    <message>
        <source>Check the user name. Your admin may need to allow sign-in from this computer.</source>
        <translation>Periksa nama pengguna. Mungkin admin perlu memberi izin masuk dari komputer ini.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>Server tidak dapat dihubungi.</translation>
    </message>
    <message>
        <source>This database does not exist on the server.</source>
        <translation>Database ini tidak ada di server.</translation>
    </message>
    <message>
        <source>This user has no access to Meja.</source>
        <translation>Pengguna ini tidak punya akses ke Meja.</translation>
    </message>
    <message>
        <source>The database is older than this version of Meja.</source>
        <translation>Database lebih lama daripada versi Meja ini.</translation>
    </message>
    <message>
        <source>The database is newer than this version of Meja.</source>
        <translation>Database lebih baru daripada versi Meja ini.</translation>
    </message>
    <message>
        <source>The database schema does not match this version.</source>
        <translation>Skema database tidak cocok dengan versi ini.</translation>
    </message>
    <message>
        <source>A secure connection to the server could not be established.</source>
        <translation>Koneksi aman ke server tidak dapat dibuat.</translation>
    </message>
    <message>
        <source>Sign-in failed.</source>
        <translation>Gagal masuk.</translation>
    </message>
    <message>
        <source>Check both and make sure Caps Lock is off, then try again.</source>
        <translation>Periksa keduanya dan pastikan Caps Lock mati, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Check the server name, the port and your network.</source>
        <translation>Periksa nama server, port, dan jaringan Anda.</translation>
    </message>
    <message>
        <source>Ask your admin for the database name.</source>
        <translation>Tanyakan nama database kepada admin.</translation>
    </message>
    <message>
        <source>Ask your admin to add you as staff, admin or auditor.</source>
        <translation>Minta admin menambahkan Anda sebagai staf, admin, atau auditor.</translation>
    </message>
    <message>
        <source>Ask your admin to update the database with “meja-service migrate”.</source>
        <translation>Minta admin memperbarui database dengan “meja-service migrate”.</translation>
    </message>
    <message>
        <source>Install the latest version of Meja on this computer.</source>
        <translation>Pasang Meja versi terbaru di komputer ini.</translation>
    </message>
    <message>
        <source>Show your admin the details below.</source>
        <translation>Tunjukkan rincian di bawah ini kepada admin.</translation>
    </message>
    <message>
        <source>Ask your admin to check the server certificate.</source>
        <translation>Minta admin memeriksa sertifikat server.</translation>
    </message>
</context>
<context>
    <name>ValueFormat</name>
    <message>
        <source>just now</source>
        <translation>baru saja</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1 menit lalu</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>%1 jam lalu</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>kemarin %1</translation>
    </message>
</context>
<context>
    <name>meja::ChipRow</name>
    <message>
        <source>Remove filter %1</source>
        <translation>Hapus filter %1</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Hapus semua</translation>
    </message>
</context>
<context>
    <name>meja::CockpitSection</name>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Memuat…</translation>
    </message>
</context>
<context>
    <name>meja::ColumnsPopup</name>
    <message>
        <source>Compact rows</source>
        <translation>Baris rapat</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>Reset to default</source>
        <translation>Kembalikan ke setelan awal</translation>
    </message>
</context>
<context>
    <name>meja::CommandPalette</name>
    <message>
        <source>Look up the customer with %1</source>
        <extracomment>Entry of the command palette; %1 is a typed phone number or e-mail, which the role reads masked.</extracomment>
        <translation>Cari pelanggan dengan %1</translation>
    </message>
    <message>
        <source>Look-ups are logged</source>
        <translation>Pencarian dicatat</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Search everything: orders, customers, products, waybills, pages</source>
        <translation>Cari apa saja: pesanan, pelanggan, produk, resi, halaman</translation>
    </message>
    <message>
        <source>Pages and actions</source>
        <translation>Halaman dan tindakan</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Mencari…</translation>
    </message>
    <message>
        <source>Nothing matches “%1”. Try a number, a name or fewer words.</source>
        <translation>Tidak ada hasil untuk “%1”. Coba nomor, nama, atau kata yang lebih sedikit.</translation>
    </message>
</context>
<context>
    <name>meja::ConditionText</name>
    <message>
        <source>from %1</source>
        <translation>dari %1</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>sampai %1</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>kosong</translation>
    </message>
    <message>
        <source>not empty</source>
        <translation>tidak kosong</translation>
    </message>
</context>
<context>
    <name>meja::DateStrip</name>
    <message>
        <source>Dates</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>All dates</source>
        <translation>Semua tanggal</translation>
    </message>
</context>
<context>
    <name>meja::DaysPopup</name>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Sampai</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Terapkan</translation>
    </message>
    <message>
        <source>14/6/2025</source>
        <translation>14/6/2025</translation>
    </message>
    <message>
        <source>The last day is before the first day.</source>
        <translation>Hari terakhir mendahului hari pertama.</translation>
    </message>
    <message>
        <source>“%1” is not a date. Write it like 14/6/2025, 14 Jun 2025 or 2025-06-14.</source>
        <extracomment>Below the fields From and To; %1 is the typed text.</extracomment>
        <translation>“%1” bukan tanggal. Tulis seperti 14/6/2025, 14 Jun 2025, atau 2025-06-14.</translation>
    </message>
</context>
<context>
    <name>meja::StatusBar</name>
    <message>
        <source>Loading…</source>
        <translation>Memuat…</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>komputer ini</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Menghubungkan…</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>Terhubung ke %1</translation>
    </message>
    <message>
        <source>Connection lost – reconnecting…</source>
        <translation>Koneksi terputus – menyambung kembali…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Pintasan keyboard</translation>
    </message>
    <message>
        <source>Show keyboard shortcuts (F1)</source>
        <translation>Tampilkan pintasan keyboard (F1)</translation>
    </message>
    <message>
        <source>Change language</source>
        <translation>Ganti bahasa</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>Ganti antara tampilan terang dan gelap</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Belum masuk</translation>
    </message>
    <message>
        <source>The server has not responded since %1</source>
        <translation>Server tidak merespons sejak %1</translation>
    </message>
    <message>
        <source>The server does not respond</source>
        <translation>Server tidak merespons</translation>
    </message>
</context>
<context>
    <name>meja::DetailPage</name>
    <message>
        <source>Related records</source>
        <translation>Data terkait</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Memuat…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
</context>
<context>
    <name>meja::EnvironmentBanner</name>
    <message>
        <source>Production: real shop data</source>
        <translation>Produksi: data toko asli</translation>
    </message>
    <message>
        <source>Training: sample data only</source>
        <translation>Pelatihan: hanya data contoh</translation>
    </message>
    <message>
        <source>Demonstration: sample data only</source>
        <translation>Demo: hanya data contoh</translation>
    </message>
</context>
<context>
    <name>meja::FilterBar</name>
    <message>
        <source>More</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>Filter lainnya</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>Filter %1</translation>
    </message>
</context>
<context>
    <name>meja::FilterPopup</name>
    <message>
        <source>Filter by %1</source>
        <translation>Filter menurut %1</translation>
    </message>
</context>
<context>
    <name>meja::ShortcutsOverlay</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Pintasan keyboard</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Di semua halaman</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Filters and dates</source>
        <translation>Filter dan tanggal</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Daftar</translation>
    </message>
    <message>
        <source>Search examples: %1</source>
        <extracomment>Heading of examples of the search language; %1 is a list, such as Orders.</extracomment>
        <translation>Contoh pencarian: %1</translation>
    </message>
</context>
<context>
    <name>meja::ListHead</name>
    <message>
        <source>Go to date</source>
        <translation>Lompat ke tanggal</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Muat ulang</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Search %1  ( / )</source>
        <translation>Cari %1  ( / )</translation>
    </message>
    <message>
        <source>Search: %1</source>
        <translation>Cari: %1</translation>
    </message>
    <message>
        <source>Dates: %1</source>
        <translation>Tanggal: %1</translation>
    </message>
    <message>
        <source>%1 found so far · %2 %</source>
        <translation>%1 ditemukan sejauh ini · %2 %</translation>
    </message>
    <message>
        <source>%1 found, stopped at %2 %</source>
        <translation>%1 ditemukan, berhenti di %2 %</translation>
    </message>
    <message>
        <source>%1 or more found</source>
        <translation>%1 atau lebih ditemukan</translation>
    </message>
    <message>
        <source>Estimated; the exact number appears when it is counted</source>
        <translation>Perkiraan; jumlah pasti muncul setelah selesai dihitung</translation>
    </message>
    <message>
        <source>The position is estimated; the rows themselves are exact</source>
        <translation>Nomor baris masih perkiraan; isi barisnya sudah tepat</translation>
    </message>
</context>
<context>
    <name>meja::ListPage</name>
    <message>
        <source>Loading %1…</source>
        <translation>Memuat %1…</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Tidak ada hasil yang cocok</translation>
    </message>
    <message>
        <source>Remove a filter or shorten your search.</source>
        <translation>Hapus filter atau persingkat kata kunci.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n dipilih</numerusform>
        </translation>
    </message>
    <message>
        <source>All results are selected</source>
        <translation>Semua hasil dipilih</translation>
    </message>
    <message numerus="yes">
        <source>All results except %n are selected</source>
        <translation>
            <numerusform>Semua hasil dipilih, kecuali %n</numerusform>
        </translation>
    </message>
    <message>
        <source>No customer has this phone number or e-mail</source>
        <translation>Tidak ada pelanggan dengan nomor telepon atau email ini</translation>
    </message>
    <message>
        <source>This look-up was logged.</source>
        <translation>Pencarian ini dicatat.</translation>
    </message>
    <message>
        <source>Too many look-ups</source>
        <translation>Terlalu banyak pencarian</translation>
    </message>
    <message>
        <source>The limit is 30 per minute and 500 per day. Try again later.</source>
        <translation>Batasnya 30 per menit dan 500 per hari. Coba lagi nanti.</translation>
    </message>
    <message>
        <source>Phone numbers and e-mails are masked for your role</source>
        <translation>Nomor telepon dan email disamarkan untuk peran Anda</translation>
    </message>
    <message>
        <source>Enter a complete phone number or e-mail. Look-ups are logged.</source>
        <translation>Masukkan nomor telepon atau email lengkap. Setiap pencarian dicatat.</translation>
    </message>
    <message>
        <source>Look up (Enter)</source>
        <translation>Cari (Enter)</translation>
    </message>
    <message>
        <source>Value copied</source>
        <translation>Nilai disalin</translation>
    </message>
    <message>
        <source>Click to sort, Shift+click to add</source>
        <translation>Klik untuk mengurutkan, Shift+klik untuk menambah</translation>
    </message>
    <message>
        <source>%1. At most %2 rows can be copied.</source>
        <translation>%1. Paling banyak %2 baris dapat disalin.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) copied</source>
        <translation>
            <numerusform>%Ln baris disalin</numerusform>
        </translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>Menyalin…</translation>
    </message>
    <message>
        <source>Nothing was copied: at most %1 rows can be copied. Add a filter first.</source>
        <translation>Tidak ada yang disalin: paling banyak %1 baris dapat disalin. Tambahkan filter dulu.</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Kolom…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Open %1</source>
        <extracomment>Menu entry; %1 is the value of a cell that links to a record, such as the name of a customer.</extracomment>
        <translation>Buka %1</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Salin nilai</translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln row(s)</source>
        <translation>
            <numerusform>Salin %Ln baris</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter by this value</source>
        <translation>Filter dengan nilai ini</translation>
    </message>
    <message>
        <source>This column has no filter</source>
        <translation>Kolom ini tidak punya filter</translation>
    </message>
    <message>
        <source>Masked for your role</source>
        <translation>Disamarkan untuk peran Anda</translation>
    </message>
    <message>
        <source>Sort ascending</source>
        <translation>Urutkan naik</translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation>Urutkan turun</translation>
    </message>
    <message>
        <source>Hide column</source>
        <translation>Sembunyikan kolom</translation>
    </message>
    <message>
        <source>Sorted by %1</source>
        <translation>Diurutkan menurut %1</translation>
    </message>
</context>
<context>
    <name>meja::MainWindow</name>
    <message>
        <source>Signing in…</source>
        <translation>Sedang masuk…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>No page is open</source>
        <translation>Tidak ada halaman yang terbuka</translation>
    </message>
    <message>
        <source>Choose a page on the left or press Ctrl+K.</source>
        <translation>Pilih halaman di sebelah kiri atau tekan Ctrl+K.</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Halaman</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Tampilan</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Belum masuk</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Terkunci</translation>
    </message>
</context>
<context>
    <name>meja::MoneySummary</name>
    <message>
        <source>Subtotal</source>
        <translation>Subtotal</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>Ongkos kirim</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Diskon</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Dibayar</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Sudah direfund</translation>
    </message>
    <message>
        <source>Refundable</source>
        <extracomment>The amount that can still be refunded to the customer.</extracomment>
        <translation>Dapat direfund</translation>
    </message>
</context>
<context>
    <name>meja::Navigation</name>
    <message>
        <source>Sales</source>
        <translation>Penjualan</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Pelanggan &amp; staf</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>Go to…  Ctrl+K</source>
        <extracomment>Opens the command palette.</extracomment>
        <translation>Buka…  Ctrl+K</translation>
    </message>
</context>
<context>
    <name>meja::OrderCockpit</name>
    <message>
        <source>No items</source>
        <translation>Belum ada barang</translation>
    </message>
    <message>
        <source>No payments yet</source>
        <translation>Belum ada pembayaran</translation>
    </message>
    <message>
        <source>No other orders</source>
        <translation>Tidak ada pesanan lain</translation>
    </message>
    <message>
        <source>No entries yet</source>
        <translation>Belum ada data</translation>
    </message>
    <message>
        <source>Not paid in time</source>
        <translation>Tidak dibayar sampai batas waktu</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Pembayaran</translation>
    </message>
    <message>
        <source>Other orders from this customer</source>
        <translation>Pesanan lain pelanggan ini</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>No shipment is booked yet</source>
        <translation>Belum ada pengiriman</translation>
    </message>
    <message>
        <source>%1 · placed %2</source>
        <translation>%1 · dipesan %2</translation>
    </message>
    <message>
        <source>Shipment</source>
        <translation>Pengiriman</translation>
    </message>
</context>
<context>
    <name>meja::PresenceBoxes</name>
    <message>
        <source>Empty</source>
        <translation>Kosong</translation>
    </message>
    <message>
        <source>Not empty</source>
        <translation>Tidak kosong</translation>
    </message>
    <message>
        <source>Empty · %1</source>
        <extracomment>A filter&apos;s choice and how many rows it has: Empty · 947.</extracomment>
        <translation>Kosong · %1</translation>
    </message>
</context>
<context>
    <name>meja::PresencePopup</name>
    <message>
        <source>Any</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Kosong</translation>
    </message>
    <message>
        <source>Not empty</source>
        <translation>Tidak kosong</translation>
    </message>
</context>
<context>
    <name>meja::RangePopup</name>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Sampai</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Terapkan</translation>
    </message>
    <message>
        <source>“%1” is not a valid whole number. Write it like 250.000, 500rb or 1,5jt.</source>
        <extracomment>Below the fields From and To; %1 is the typed text.</extracomment>
        <translation>“%1” bukan bilangan bulat yang valid. Tulis seperti 250.000, 500rb, atau 1,5jt.</translation>
    </message>
</context>
<context>
    <name>meja::RecordActions</name>
    <message>
        <source>Copy link</source>
        <translation>Salin tautan</translation>
    </message>
    <message>
        <source>Previous record</source>
        <translation>Data sebelumnya</translation>
    </message>
    <message>
        <source>Next record</source>
        <translation>Data berikutnya</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Muat ulang</translation>
    </message>
</context>
<context>
    <name>meja::RecordHeader</name>
    <message>
        <source>Columns</source>
        <translation>Kolom</translation>
    </message>
</context>
<context>
    <name>meja::RecordPage</name>
    <message>
        <source>Loading…</source>
        <translation>Memuat…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <translation>Berubah: %1</translation>
    </message>
    <message>
        <source>Changed since you opened this page. Refresh to clear the marks.</source>
        <translation>Berubah sejak halaman ini dibuka. Muat ulang untuk menghapus tandanya.</translation>
    </message>
</context>
<context>
    <name>meja::RelatedPopup</name>
    <message>
        <source>Type to find %1</source>
        <extracomment>Placeholder of a search box; %1 is a plural noun: Type to find orders.</extracomment>
        <translation>Ketik untuk mencari %1</translation>
    </message>
    <message>
        <source>Find %1</source>
        <translation>Cari %1</translation>
    </message>
</context>
<context>
    <name>meja::SearchBox</name>
    <message>
        <source>Search</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>Finds rows with all words. Examples: &quot;a phrase&quot;, column:value, &gt;500rb, 2026-11</source>
        <translation>Mencari baris yang memuat semua kata. Contoh: &quot;frasa&quot;, kolom:nilai, &gt;500rb, 2026-11</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Stop searching</source>
        <translation>Hentikan pencarian</translation>
    </message>
</context>
<context>
    <name>meja::SignInDialog</name>
    <message>
        <source>Sign in – Meja</source>
        <translation>Masuk – Meja</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Use the account your admin gave you.</source>
        <translation>Gunakan akun dari admin Anda.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nama pengguna</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>komputer ini</translation>
    </message>
    <message>
        <source>Remember the password on this computer</source>
        <translation>Ingat kata sandi di komputer ini</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Sedang masuk…</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Toko</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Komputer ini</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation>Server: %1</translation>
    </message>
    <message>
        <source>Hide the server settings</source>
        <translation>Sembunyikan pengaturan server</translation>
    </message>
    <message>
        <source>Show the server settings</source>
        <translation>Tampilkan pengaturan server</translation>
    </message>
    <message>
        <source>Another server has this name.</source>
        <translation>Server lain sudah memakai nama ini.</translation>
    </message>
    <message>
        <source>Enter your user name.</source>
        <translation>Masukkan nama pengguna Anda.</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Caps Lock aktif.</translation>
    </message>
</context>
<context>
    <name>meja::TabArea</name>
    <message>
        <source>Open pages</source>
        <translation>Halaman terbuka</translation>
    </message>
    <message>
        <source>Close tab</source>
        <translation>Tutup tab</translation>
    </message>
    <message>
        <source>Move tab to a new window</source>
        <translation>Pindahkan tab ke jendela baru</translation>
    </message>
    <message>
        <source>Reopen closed tab</source>
        <translation>Buka lagi tab yang ditutup</translation>
    </message>
    <message>
        <source>All open pages</source>
        <translation>Semua halaman terbuka</translation>
    </message>
    <message>
        <source>Close other tabs</source>
        <translation>Tutup tab lain</translation>
    </message>
    <message>
        <source>Close tabs to the right</source>
        <translation>Tutup tab di kanan</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Salin tautan</translation>
    </message>
</context>
<context>
    <name>meja::ValueView</name>
    <message>
        <source>Masked: only admins and auditors can see the full value</source>
        <translation>Disamarkan: hanya admin dan auditor yang dapat melihat nilai lengkap</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Salin nilai</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>Old</source>
        <translation>Lama</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Baru</translation>
    </message>
    <message>
        <source>Open chat in WhatsApp</source>
        <translation>Buka chat WhatsApp</translation>
    </message>
    <message>
        <source>Copy and open the courier&apos;s tracking page</source>
        <translation>Salin lalu buka halaman pelacakan kurir</translation>
    </message>
    <message>
        <source>Open the courier&apos;s tracking page</source>
        <translation>Buka halaman pelacakan kurir</translation>
    </message>
    <message>
        <source>Copy value (Ctrl+C)</source>
        <translation>Salin nilai (Ctrl+C)</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Tampilkan ringkas</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tampilkan semua</translation>
    </message>
    <message>
        <source>Changed since you opened this page. Before: %1</source>
        <translation>Berubah sejak halaman ini dibuka. Sebelumnya: %1</translation>
    </message>
</context>
<context>
    <name>Links</name>
    <message>
        <source>This is not a Meja link. Meja links begin with meja://.</source>
        <translation>Ini bukan tautan Meja. Tautan Meja diawali dengan meja://.</translation>
    </message>
    <message>
        <source>This link is incomplete or damaged. Copy it again.</source>
        <translation>Tautan ini tidak lengkap atau rusak. Salin ulang tautannya.</translation>
    </message>
    <message>
        <source>This link leads to a page that this version does not have.</source>
        <translation>Tautan ini menuju halaman yang tidak ada di versi ini.</translation>
    </message>
</context>
<context>
    <name>meja::AboutDialog</name>
    <message>
        <source>About Meja</source>
        <translation>Tentang Meja</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Versi %1</translation>
    </message>
    <message>
        <source>Back office for online shops</source>
        <translation>Aplikasi back office untuk toko daring</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3</source>
        <translation>Perangkat lunak bebas dengan lisensi GNU General Public License, versi 3</translation>
    </message>
    <message>
        <source>Contains</source>
        <translation>Komponen</translation>
    </message>
</context>
<context>
    <name>meja::LinkOpener</name>
    <message>
        <source>Your role cannot open this page.</source>
        <translation>Peran Anda tidak dapat membuka halaman ini.</translation>
    </message>
    <message>
        <source>There is no order with the number %1.</source>
        <translation>Tidak ada pesanan dengan nomor %1.</translation>
    </message>
</context>
<context>
    <name>meja::LockScreen</name>
    <message>
        <source>Locked</source>
        <translation>Terkunci</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Caps Lock aktif.</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>Membuka kunci…</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Buka kunci</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Keluar</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>Masukkan kata sandi Anda.</translation>
    </message>
</context>
<context>
    <name>meja::NoticeBar</name>
    <message>
        <source>Close message</source>
        <translation>Tutup pesan</translation>
    </message>
</context>
<context>
    <name>meja::PasswordField</name>
    <message>
        <source>Show password</source>
        <translation>Tampilkan kata sandi</translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation>Sembunyikan kata sandi</translation>
    </message>
</context>
<context>
    <name>meja::RecordHeading</name>
    <message>
        <source>Back to %1</source>
        <extracomment>%1 is the title of the page to which the button returns.</extracomment>
        <translation>Kembali ke %1</translation>
    </message>
    <message>
        <source>Back to %1 (Esc)</source>
        <translation>Kembali ke %1 (Esc)</translation>
    </message>
</context>
<context>
    <name>meja::ServerSection</name>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>for example the shop</source>
        <translation>misalnya nama toko</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>komputer ini</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>Add server</source>
        <translation>Tambah server</translation>
    </message>
    <message>
        <source>Remove server</source>
        <translation>Hapus server</translation>
    </message>
</context>
<context>
    <name>meja::SettingsDialog</name>
    <message>
        <source>Settings – Meja</source>
        <translation>Pengaturan – Meja</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Tampilan</translation>
    </message>
    <message>
        <source>Row height</source>
        <translation>Tinggi baris</translation>
    </message>
    <message>
        <source>Lock when idle</source>
        <translation>Kunci saat tidak digunakan</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>Ikuti sistem</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Rapat</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Tidak pernah</translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>Setelah %n menit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meja::UserMenu</name>
    <message>
        <source>Account of %1</source>
        <translation>Akun %1</translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <translation>Masuk sebagai %1</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Tampilan</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>Ikuti sistem</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>Row height</source>
        <translation>Tinggi baris</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Rapat</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Pengaturan…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Pintasan keyboard</translation>
    </message>
    <message>
        <source>About Meja</source>
        <translation>Tentang Meja</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Kunci</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Keluar</translation>
    </message>
</context>
<context>
    <name>DatePeriod</name>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Kemarin</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 hari terakhir</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 hari terakhir</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Bulan ini</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Bulan lalu</translation>
    </message>
</context>
<context>
    <name>SearchExamples</name>
    <message>
        <source>Rows with both words, in any order</source>
        <translation>Baris yang memuat kedua kata, urutan bebas</translation>
    </message>
    <message>
        <source>Rows with exactly this phrase</source>
        <translation>Baris yang memuat frasa ini persis</translation>
    </message>
    <message>
        <source>A phone number in any spelling</source>
        <translation>Nomor telepon dalam penulisan apa pun</translation>
    </message>
    <message>
        <source>Rows with this value in this column</source>
        <translation>Baris dengan nilai ini di kolom ini</translation>
    </message>
    <message>
        <source>Rows without a value in this column</source>
        <translation>Baris yang kolom ini kosong</translation>
    </message>
    <message>
        <source>Amounts above 500,000</source>
        <translation>Nominal di atas 500.000</translation>
    </message>
    <message>
        <source>Amounts from 500,000 to 2,000,000</source>
        <translation>Nominal 500.000 sampai 2.000.000</translation>
    </message>
    <message>
        <source>Yesterday; “today” works too</source>
        <translation>Kemarin; “hari ini” juga bisa</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>Satu bulan</translation>
    </message>
    <message>
        <source>From the first to the last day, both included</source>
        <translation>Dari hari pertama sampai hari terakhir, keduanya termasuk</translation>
    </message>
</context>
<context>
    <name>meja::CalendarPopup</name>
    <message>
        <source>Go to date</source>
        <translation>Lompat ke tanggal</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>14/6/2025, 14 Jun 2025, yesterday</source>
        <translation>14/6/2025, 14 Jun 2025, kemarin</translation>
    </message>
    <message>
        <source>Enter a date or choose one below.</source>
        <translation>Ketik tanggal atau pilih di bawah.</translation>
    </message>
    <message>
        <source>“%1” is not a date. Write it like 14/6/2025, 14 Jun 2025 or 2025-06-14.</source>
        <translation>“%1” bukan tanggal. Tulis seperti 14/6/2025, 14 Jun 2025, atau 2025-06-14.</translation>
    </message>
</context>
<context>
    <name>meja::MonthCalendar</name>
    <message>
        <source>Previous month</source>
        <translation>Bulan sebelumnya</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Bulan berikutnya</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Bulan</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Tahun</translation>
    </message>
</context>
<context>
    <name>meja::MonthGrid</name>
    <message>
        <source>Calendar: %1</source>
        <translation>Kalender: %1</translation>
    </message>
</context>
<context>
    <name>meja::SortRules</name>
    <message>
        <source>Cannot be sorted: masked for your role</source>
        <translation>Tidak dapat diurutkan: disamarkan untuk peran Anda</translation>
    </message>
    <message>
        <source>Cannot be sorted: the value comes from other records</source>
        <translation>Tidak dapat diurutkan: nilainya berasal dari data lain</translation>
    </message>
    <message>
        <source>Cannot be sorted while a search is active</source>
        <translation>Tidak dapat diurutkan saat pencarian aktif</translation>
    </message>
    <message>
        <source>Can be sorted up to %1 rows: add a filter first</source>
        <translation>Dapat diurutkan sampai %1 baris: tambahkan filter dulu</translation>
    </message>
</context>
<context>
    <name>meja::FreshnessLabel</name>
    <message>
        <source>Not updated since %1</source>
        <translation>Tidak diperbarui sejak %1</translation>
    </message>
    <message>
        <source>Changes of other people are not shown until the server responds again.</source>
        <translation>Perubahan dari orang lain baru tampil setelah server merespons kembali.</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>Per pukul %1</translation>
    </message>
    <message>
        <source>This page updates itself.</source>
        <translation>Halaman ini diperbarui otomatis.</translation>
    </message>
</context>
<context>
    <name>meja::NewRowsBar</name>
    <message>
        <source>This list has changed</source>
        <translation>Daftar ini berubah</translation>
    </message>
    <message>
        <source>1 new %1</source>
        <extracomment>%1 is one record, such as &quot;order&quot;.</extracomment>
        <translation>1 %1 baru</translation>
    </message>
    <message>
        <source>%1 new %2</source>
        <extracomment>%1 is a number, %2 are records, such as &quot;orders&quot;.</extracomment>
        <translation>%1 %2 baru</translation>
    </message>
    <message>
        <source>%1 or more new %2</source>
        <translation>%1 %2 baru atau lebih</translation>
    </message>
    <message>
        <source>%1 – show</source>
        <extracomment>%1 says what is new, such as &quot;12 new orders&quot;.</extracomment>
        <translation>%1 – tampilkan</translation>
    </message>
    <message>
        <source>Show new rows (Shift+F5)</source>
        <translation>Tampilkan baris baru (Shift+F5)</translation>
    </message>
</context>
</TS>
