-- The eight models of the back office with what belongs to them. Money is whole rupiah in bigint;
-- statuses are text with a CHECK; every row a customer may one day read bears its user_id, kept right
-- by a composite foreign key. Beside each personal column lies a stored masked one.

create table meja.users (
    id bigint generated always as identity primary key,
    name text not null check (length(name) between 1 and 200),
    email text not null check (email = lower(email) and email like '%_@_%'),
    email_masked text generated always as (meja.mask_email(email)) stored,
    phone text check (phone ~ '^\+62[0-9]{8,13}$'),
    phone_masked text generated always as (meja.mask_phone(phone)) stored,
    address text,
    address_masked text generated always as (meja.mask_address(address)) stored,
    city text,
    province text,
    password_hash text,
    is_active boolean not null default true,
    last_login_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    version integer not null default 1
);

create table meja.stores (
    id bigint generated always as identity primary key,
    name text not null check (length(name) between 1 and 200),
    slug text not null unique check (slug ~ '^[a-z0-9-]+$'),
    city text not null,
    province text not null,
    phone text check (phone ~ '^\+62[0-9]{8,13}$'),
    time_zone text not null default 'Asia/Jakarta',
    is_active boolean not null default true,
    is_archived boolean not null default false,
    archived_at timestamptz,
    archived_by_kind text check (archived_by_kind in ('staff', 'system')),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    version integer not null default 1,
    check (is_archived = (archived_at is not null) and is_archived = (archived_by_kind is not null))
);

create table meja.products (
    id bigint generated always as identity primary key,
    store_id bigint not null references meja.stores,
    sku text not null,
    name text not null check (length(name) between 1 and 300),
    category text not null,
    price bigint not null check (price >= 0),
    weight_grams integer not null check (weight_grams > 0),
    opening_stock bigint not null check (opening_stock >= 0),
    stock bigint not null check (stock >= 0),
    rating_sum bigint not null default 0 check (rating_sum >= 0),
    rating_count bigint not null default 0 check (rating_count >= 0),
    is_active boolean not null default true,
    is_archived boolean not null default false,
    archived_at timestamptz,
    archived_by_kind text check (archived_by_kind in ('staff', 'system')),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    version integer not null default 1,
    unique (store_id, sku),
    check (is_archived = (archived_at is not null) and is_archived = (archived_by_kind is not null))
);

create table meja.carts (
    id bigint generated always as identity primary key,
    user_id bigint not null references meja.users,
    status text not null default 'ACTIVE' check (status in ('ACTIVE', 'CHECKED_OUT', 'ABANDONED')),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    version integer not null default 1,
    unique (id, user_id)
);

create table meja.cart_items (
    id bigint generated always as identity primary key,
    cart_id bigint not null,
    user_id bigint not null,
    product_id bigint not null references meja.products,
    quantity bigint not null check (quantity > 0),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    version integer not null default 1,
    foreign key (cart_id, user_id) references meja.carts (id, user_id),
    unique (cart_id, product_id)
);

create table meja.checkout_sessions (
    id bigint generated always as identity primary key,
    user_id bigint not null,
    cart_id bigint not null,
    status text not null default 'OPEN' check (status in ('OPEN', 'COMPLETED', 'EXPIRED')),
    total bigint not null check (total >= 0),
    courier text,
    service text,
    shipping_cost bigint not null default 0 check (shipping_cost >= 0),
    expires_at timestamptz not null,
    completed_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    version integer not null default 1,
    foreign key (cart_id, user_id) references meja.carts (id, user_id),
    unique (id, user_id),
    check ((status = 'COMPLETED') = (completed_at is not null))
);

create table meja.orders (
    id bigint generated always as identity primary key,
    number text not null unique,
    user_id bigint not null references meja.users,
    store_id bigint not null references meja.stores,
    checkout_session_id bigint,
    status text not null check (status in ('MENUNGGU_PEMBAYARAN', 'DIBAYAR', 'DIPROSES', 'DIKIRIM',
        'SELESAI', 'MENUNGGU_BATAL', 'DIBATALKAN', 'KEDALUWARSA')),
    payment_status text not null check (payment_status in ('PENDING', 'PAID', 'FAILED', 'EXPIRED', 'CANCELLED',
        'REFUND_PENDING', 'PARTIALLY_REFUNDED', 'REFUNDED', 'REFUND_FAILED', 'DISPUTED')),
    item_count integer not null check (item_count > 0),
    subtotal bigint not null check (subtotal >= 0),
    shipping_cost bigint not null default 0 check (shipping_cost >= 0),
    discount bigint not null default 0 check (discount >= 0),
    total bigint not null check (total >= 0),
    recipient_name text not null,
    recipient_phone text not null check (recipient_phone ~ '^\+62[0-9]{8,13}$'),
    recipient_phone_masked text generated always as (meja.mask_phone(recipient_phone)) stored,
    shipping_address text not null,
    shipping_address_masked text generated always as (meja.mask_address(shipping_address)) stored,
    shipping_city text not null,
    shipping_province text not null,
    postal_code text,
    customer_note text,
    placed_at timestamptz not null default now(),
    expires_at timestamptz not null,
    paid_at timestamptz,
    shipped_at timestamptz,
    completed_at timestamptz,
    cancelled_at timestamptz,
    is_archived boolean not null default false,
    archived_at timestamptz,
    archived_by_kind text check (archived_by_kind in ('customer', 'staff', 'system')),
    updated_at timestamptz not null default now(),
    version integer not null default 1,
    unique (id, user_id),
    foreign key (checkout_session_id, user_id) references meja.checkout_sessions (id, user_id),
    check (total = subtotal + shipping_cost - discount),
    check (is_archived = (archived_at is not null) and is_archived = (archived_by_kind is not null))
);

create table meja.order_items (
    id bigint generated always as identity primary key,
    order_id bigint not null,
    user_id bigint not null,
    product_id bigint not null references meja.products,
    product_name text not null,
    sku text not null,
    unit_price bigint not null check (unit_price >= 0),
    quantity bigint not null check (quantity > 0),
    line_total bigint generated always as (unit_price * quantity) stored,
    created_at timestamptz not null default now(),
    foreign key (order_id, user_id) references meja.orders (id, user_id),
    unique (order_id, product_id)
);

create table meja.payments (
    id bigint generated always as identity primary key,
    order_id bigint not null,
    user_id bigint not null,
    midtrans_order_id text not null unique check (midtrans_order_id ~ '^[A-Za-z0-9._~-]{1,50}$'),
    transaction_id text unique,
    payment_type text check (payment_type in ('credit_card', 'gopay', 'qris', 'shopeepay', 'dana', 'ovo',
        'akulaku', 'kredivo', 'bank_transfer', 'echannel', 'cstore')),
    bank text,
    status text not null default 'PENDING' check (status in ('PENDING', 'PAID', 'FAILED', 'EXPIRED', 'CANCELLED',
        'REFUND_PENDING', 'PARTIALLY_REFUNDED', 'REFUNDED', 'REFUND_FAILED', 'DISPUTED')),
    gross_amount bigint not null check (gross_amount >= 0),
    refunded_amount bigint not null default 0 check (refunded_amount >= 0),
    fraud_status text,
    expires_at timestamptz not null,
    paid_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    version integer not null default 1,
    foreign key (order_id, user_id) references meja.orders (id, user_id),
    check (refunded_amount <= gross_amount)
);

create table meja.shipments (
    id bigint generated always as identity primary key,
    order_id bigint not null,
    user_id bigint not null,
    courier text not null,
    service text not null,
    komerce_order_no text unique,
    waybill text,
    status text not null default 'BOOKED' check (status in ('BOOKED', 'PICKED_UP', 'IN_TRANSIT', 'DELIVERED',
        'PROBLEM', 'RETURNING', 'RETURNED', 'LOST', 'CANCELLED')),
    raw_status text,
    shipping_cost bigint not null default 0 check (shipping_cost >= 0),
    booked_at timestamptz not null default now(),
    shipped_at timestamptz,
    delivered_at timestamptz,
    last_checked_at timestamptz,
    updated_at timestamptz not null default now(),
    version integer not null default 1,
    foreign key (order_id, user_id) references meja.orders (id, user_id)
);

create table meja.stock_movements (
    id bigint generated always as identity primary key,
    product_id bigint not null references meja.products,
    order_item_id bigint references meja.order_items,
    kind text not null check (kind in ('order', 'cancel', 'expiry', 'return', 'adjustment')),
    quantity bigint not null check (quantity <> 0),
    reason text,
    actor text not null,
    created_at timestamptz not null default now(),
    check ((kind = 'adjustment') = (order_item_id is null)),
    check (kind <> 'order' or quantity < 0),
    check (kind not in ('cancel', 'expiry', 'return') or quantity > 0)
);

create table meja.order_status_log (
    id bigint generated always as identity primary key,
    order_id bigint not null,
    user_id bigint not null,
    sequence integer not null check (sequence > 0),
    from_status text,
    to_status text not null,
    source text not null check (source in ('staff', 'customer', 'storefront', 'tracking', 'payment', 'system')),
    actor text not null,
    reason text,
    created_at timestamptz not null default now(),
    foreign key (order_id, user_id) references meja.orders (id, user_id),
    unique (order_id, sequence),
    check ((sequence = 1) = (from_status is null))
);

create table meja.comments (
    id bigint generated always as identity primary key,
    user_id bigint not null references meja.users,
    product_id bigint not null references meja.products,
    order_item_id bigint not null references meja.order_items,
    rating smallint check (rating between 1 and 5),
    body text not null check (length(body) between 1 and 2000),
    is_archived boolean not null default false,
    archived_at timestamptz,
    archived_by_kind text check (archived_by_kind in ('staff', 'system')),
    deleted_at timestamptz,
    erased_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    version integer not null default 1,
    check (is_archived = (archived_at is not null) and is_archived = (archived_by_kind is not null))
);
