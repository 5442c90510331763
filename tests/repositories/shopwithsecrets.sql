-- Two customers, three orders in different states, a comment and an open cart, created with the storefront's functions.
-- Values that staff must never see contain "rahasia" or "7777".
do $$
declare
    store bigint;
    product bigint;
    customer bigint;
    session bigint;
    placed record;
begin
    perform set_config('meja.actor_kind', 'staff', true), set_config('meja.actor', 'fixture', true);
    insert into meja.stores (name, slug, city, province, phone)
    values ('Toko Melati', 'toko-melati', 'Bandung', 'Jawa Barat', '+62221234567') returning id into store;
    insert into meja.products (store_id, sku, name, category, price, weight_grams, opening_stock, stock)
    values (store, 'KOPI-01', 'Kopi Gayo 250 g', 'Kopi', 85000, 250, 100, 100) returning id into product;

    for number in 1..3 loop
        if number < 3 then
            select user_id into customer
              from meja.register_customer('Pelanggan ' || number, 'rahasia' || number || '@contoh.id',
                                          '+628127777' || (1000 + number), 'Jl. Rahasia ' || number, 'Bandung',
                                          'Jawa Barat', 'scrypt$rahasia$' || number);
        end if;
        perform meja.set_cart_item(customer, product, number);
        select session_id into session from meja.open_checkout_session(customer, 'jne', 'REG', 18000);
        select * into placed
          from meja.place_order(session, 'Penerima ' || number, '08137777' || (2000 + number),
                                'Gang Rahasia ' || number, 'Jakarta', 'DKI Jakarta', '10110');
        continue when number = 3;
        perform meja.record_payment(placed.midtrans_order_id, 'PAID', 'trx-' || number, 'qris', null, placed.total);
        perform meja.mark_processing(placed.order_number);
        perform meja.record_shipment(placed.order_number, 'jne', 'REG', 'KOM-' || number, 'JNE00' || number,
                                     'IN_TRANSIT', 18000);
        continue when number = 2;
        perform meja.record_shipment(placed.order_number, status => 'DELIVERED');
        perform set_config('meja.actor_kind', 'customer', true), set_config('meja.actor', customer::text, true);
        insert into meja.comments (user_id, product_id, order_item_id, rating, body)
        select user_id, product_id, id, 5, 'Kopinya harum' from meja.order_items where order_id = placed.order_id;
    end loop;
    perform meja.set_cart_item(customer, product, 4);

    -- A change of personal values, which writes the old and new values to the audit log.
    perform set_config('meja.actor_kind', 'staff', true), set_config('meja.actor', 'fixture', true);
    update meja.users set phone = '+6281277779999', email = 'rahasia.baru@contoh.id', address = 'Jl. Rahasia Baru'
     where id = customer;
end
$$;
