-- products
-- A page of the products that are for sale.
select product_id, store_id, stock from list_products(:after, 500)

-- register
select user_id
  from register_customer(name => :name, email => :email, phone => :phone, address => :address, city => :city,
                         province => :province)

-- clear_cart
select clear_cart(:user)

-- fill_cart
-- All lines in one round trip.
select set_cart_item(:user, product, quantity)
  from unnest(:products::bigint[], :quantities::bigint[]) as line (product, quantity)

-- open_session
select session_id from open_checkout_session(:user, :courier, :service, :cost)

-- place
select order_number, total, midtrans_order_id
  from place_order(session_id => :session, recipient_name => :name, recipient_phone => :phone,
                   shipping_address => :address, shipping_city => :city, shipping_province => :province)

-- choose_payment
select record_payment(midtrans_order_id => :payment, status => 'PENDING', transaction_id => :transaction,
                      payment_type => :type)

-- settle_payment
select record_payment(midtrans_order_id => :payment, status => :status, transaction_id => :transaction,
                      payment_type => :type, gross_amount => :total)

-- process
select mark_processing(:number)

-- ship
select record_shipment(order_number => :number, courier => :courier, service => :service,
                       komerce_order_no => :order_no, waybill => :waybill, status => :status)

-- order_state
select status from order_state(:number)

-- expire
select expire_order(:number)

-- expire_sessions
select expire_checkout_sessions()
