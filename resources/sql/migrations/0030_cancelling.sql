-- Cancelling, refunding and tracking: what the service writes down before and after it talks to a partner.

-- Instants of the program are milliseconds since 1970 in UTC; times of the tables are finer.
create function meja.instant(at timestamptz) returns bigint
language sql stable strict parallel safe
as $$ select floor(extract(epoch from at) * 1000)::bigint $$;

create function meja.at(milliseconds bigint) returns timestamptz
language sql immutable strict parallel safe
as $$ select to_timestamp(milliseconds / 1000.0) $$;

-- A time the program read and writes back: the same instant keeps its microseconds.
create function meja.moved(before timestamptz, milliseconds bigint) returns timestamptz
language sql stable parallel safe
as $$ select case when meja.instant(before) = milliseconds then before else meja.at(milliseconds) end $$;

-- What staff see of where a transfer by hand goes.
create function meja.mask_account(account text) returns text
language sql immutable strict parallel safe
return repeat('•', greatest(length(account) - 4, 3)) || case when length(account) > 7 then right(account, 4) else '' end;

create function meja.mask_name(name text) returns text
language sql immutable strict parallel safe
return left(name, 1) || '•••';

-- Payments and parcels --------------------------------------------------------------------------

-- A method Midtrans adds tomorrow must not keep our books from being written; words for the known ones are
-- the program's.
alter table meja.payments
    drop constraint payments_payment_type_check,
    add constraint payments_payment_type_check check (payment_type ~ '^[a-z0-9_]{1,40}$'),
    add column off_us boolean not null default false,
    add column gateway_status text check (gateway_status = lower(gateway_status)),
    add column settled_at timestamptz,
    add column shipping_blocked boolean not null default false,
    add unique (id, order_id, user_id);
comment on column meja.payments.off_us is 'QRIS paid from another issuer''s app; its refund window is shorter';
comment on column meja.payments.gateway_status is 'The last transaction_status that GET status gave';
comment on column meja.payments.shipping_blocked is 'Reversed after the goods went on: nothing more may leave';

alter table meja.shipments
    add column rank integer check (rank >= 0),
    add unique (id, user_id);
comment on column meja.shipments.rank is
    'Of the last tracking word taken; null when the status was set by something else, which ranks by itself';

-- How far on a status is when no tracking word said so. The program's word list bears the same numbers.
create function meja.rank_of_shipment(status text) returns integer
language sql immutable strict parallel safe
return case status when 'BOOKED' then 10 when 'PICKED_UP' then 20 when 'IN_TRANSIT' then 30 when 'PROBLEM' then 30
                   when 'RETURNING' then 40 when 'LOST' then 70 when 'RETURNED' then 80 else 90 end;

create table meja.shipment_events (
    id bigint generated always as identity primary key,
    shipment_id bigint not null,
    user_id bigint not null,
    source text not null check (source in ('detail', 'history', 'track', 'webhook')),
    word text not null check (length(word) <= 500),
    description text not null default '',
    happened_at timestamptz,
    received_at timestamptz not null,
    foreign key (shipment_id, user_id) references meja.shipments (id, user_id),
    unique nulls not distinct (shipment_id, source, word, happened_at)
);
comment on table meja.shipment_events is 'Not audited: partners'' words as they came, only ever added';

-- Cancellations ---------------------------------------------------------------------------------

create table meja.cancellations (
    id bigint generated always as identity primary key,
    order_id bigint not null,
    user_id bigint not null,
    step text not null default 'REQUESTED'
        check (step in ('REQUESTED', 'SHIPMENT_CANCELLED', 'ORDER_CANCELLED', 'FINISHED', 'REFUSED')),
    frozen_from text not null check (frozen_from in ('MENUNGGU_PEMBAYARAN', 'DIBAYAR', 'DIPROSES')),
    reason text not null check (length(reason) <= 2000),
    requested_by_kind text not null check (requested_by_kind in ('staff', 'customer', 'system')),
    requested_by text not null check (requested_by <> ''),
    idempotency_key text not null unique check (length(idempotency_key) between 1 and 200),
    request_id text,
    shipment_confirmed_by text check (shipment_confirmed_by <> ''),
    refusal text check (refusal <> ''),
    requested_at timestamptz not null,
    ended_at timestamptz,
    updated_at timestamptz not null default now(),
    version integer not null default 1,
    foreign key (order_id, user_id) references meja.orders (id, user_id),
    check ((step in ('FINISHED', 'REFUSED')) = (ended_at is not null)),
    check ((step = 'REFUSED') = (refusal is not null))
);

create unique index cancellations_live on meja.cancellations (order_id)
    where step not in ('FINISHED', 'REFUSED');
create index cancellations_order on meja.cancellations (order_id, id);
create index cancellations_requested on meja.cancellations (requested_at, id);
create index cancellations_step on meja.cancellations (step, requested_at, id);
create index cancellations_user on meja.cancellations (user_id, requested_at, id);

-- Refunds ---------------------------------------------------------------------------------------

create table meja.refunds (
    id bigint generated always as identity primary key,
    payment_id bigint not null,
    order_id bigint not null,
    user_id bigint not null,
    ordinal integer not null check (ordinal > 0),
    try_number integer not null default 1 check (try_number > 0),
    refund_key text not null generated always as (
        case when is_from_outside then coalesce(outside_key, '')
             else payment_id::text || '-R' || ordinal::text || '-T' || try_number::text end) stored
        check (is_from_outside or refund_key ~ '^[A-Za-z0-9_-]{1,40}$'),
    amount bigint not null check (amount > 0),
    state text not null check (state in ('REQUESTED', 'APPROVED', 'REJECTED', 'SENDING', 'UNKNOWN', 'PENDING',
        'SUCCEEDED', 'FAILED', 'NEEDS_PERSON')),
    method text not null check (method in ('GATEWAY', 'MANUAL')),
    is_from_outside boolean not null default false,
    outside_key text,
    reason text not null check (length(reason) <= 2000),
    requested_by_kind text not null check (requested_by_kind in ('staff', 'customer', 'system', 'payment')),
    requested_by text not null check (requested_by <> ''),
    idempotency_key text not null unique check (length(idempotency_key) between 1 and 200),
    request_id text,
    approved_by text check (approved_by <> ''),
    decision_reason text,
    destination_bank text,
    destination_account text,
    destination_account_masked text generated always as (meja.mask_account(destination_account)) stored,
    destination_holder text,
    destination_holder_masked text generated always as (meja.mask_name(destination_holder)) stored,
    proof text check (proof <> ''),
    settled_by text check (settled_by <> ''),
    confirmed_by text check (confirmed_by <> ''),
    first_sent_at timestamptz,
    ended_at timestamptz,
    requested_at timestamptz not null,
    updated_at timestamptz not null default now(),
    version integer not null default 1,
    foreign key (payment_id, order_id, user_id) references meja.payments (id, order_id, user_id),
    unique (payment_id, ordinal),
    unique (id, user_id),
    check (is_from_outside = (outside_key is not null)),
    -- Nobody approves what they asked for, and nothing goes on without an approval.
    constraint refunds_four_eyes check (approved_by <> requested_by),
    constraint refunds_approved check (is_from_outside or state in ('REQUESTED', 'REJECTED') or approved_by is not null),
    constraint refunds_unapproved check (state <> 'REQUESTED' or approved_by is null),
    -- A transfer by hand has a proof and two people.
    constraint refunds_two_hands check (settled_by <> confirmed_by),
    constraint refunds_proof check ((settled_by is null) = (proof is null)),
    constraint refunds_settled check (state <> 'SUCCEEDED' or method = 'GATEWAY' or confirmed_by is not null),
    constraint refunds_confirmed check (confirmed_by is null or settled_by is not null)
);

create index refunds_order on meja.refunds (order_id, id);
create index refunds_requested on meja.refunds (requested_at, id);
create index refunds_state on meja.refunds (state, requested_at, id);
create index refunds_user on meja.refunds (user_id, requested_at, id);
create index refunds_amount on meja.refunds (amount, id);

-- The requirement's refund log: one row for each call that was, or was about to be, made.
create table meja.refund_attempts (
    id bigint generated always as identity primary key,
    refund_id bigint not null,
    user_id bigint not null,
    refund_key text not null,
    amount bigint not null check (amount > 0),
    outcome text not null default 'pending' check (outcome in ('pending', 'success', 'failed')),
    detail text,
    sent_at timestamptz not null,
    ended_at timestamptz,
    foreign key (refund_id, user_id) references meja.refunds (id, user_id),
    check ((outcome = 'pending') = (ended_at is null))
);

create index refund_attempts_refund on meja.refund_attempts (refund_id, id);
create index refund_attempts_sent on meja.refund_attempts (sent_at, id);

-- Jobs ------------------------------------------------------------------------------------------

create table meja.jobs (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('advance_cancellation', 'advance_refund', 'check_payment', 'track_shipment',
        'check_gateways', 'expire_order')),
    subject_id bigint not null,
    order_id bigint references meja.orders,
    state text not null default 'waiting' check (state in ('waiting', 'running', 'finished', 'given_up')),
    due_at timestamptz not null,
    wanted_at timestamptz,
    fence bigint not null default 0 check (fence >= 0),
    worker text,
    leased_until timestamptz,
    heartbeat_at timestamptz,
    failures integer not null default 0 check (failures >= 0),
    last_failure text,
    result jsonb,
    request_id text,
    requested_by text,
    created_at timestamptz not null default now(),
    ended_at timestamptz,
    check ((state = 'running') = (leased_until is not null)),
    check ((state in ('finished', 'given_up')) = (ended_at is not null)),
    check (wanted_at is null or state = 'running')
) with (fillfactor = 70);
comment on table meja.jobs is
    'Not audited: the worker''s own book-keeping; what a job changes is audited where it is written';
comment on column meja.jobs.wanted_at is 'Scheduled again while it ran: it waits once more when the run ends';
comment on column meja.jobs.fence is 'Grows with every claim; whoever holds an older one can write nothing';

create unique index jobs_live on meja.jobs (kind, subject_id) where state in ('waiting', 'running');
create index jobs_due on meja.jobs (due_at, id) where state = 'waiting';
create index jobs_running on meja.jobs (leased_until, id) where state = 'running';
create index jobs_order on meja.jobs (order_id, id);

-- What waits for a person -------------------------------------------------------------------------

create table meja.attention_items (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('cancellation_stuck', 'confirm_shipment_cancelled', 'courier_cancelled',
        'parcel_problem', 'unknown_tracking_word', 'tracking_silent', 'refund_to_approve', 'refund_failed',
        'refund_uncertain', 'refund_mismatch', 'manual_transfer_due', 'paid_twice', 'paid_after_end',
        'payment_reversed', 'chargeback', 'refund_from_outside', 'over_refunded', 'amount_mismatch',
        'payment_unresolved', 'expiry_stuck', 'webhook_unknown_order')),
    subject_id bigint not null,
    order_id bigint references meja.orders,
    detail text not null,
    times_raised integer not null default 1 check (times_raised > 0),
    raised_at timestamptz not null,
    last_raised_at timestamptz not null,
    resolved_at timestamptz,
    resolved_by text,
    note text,
    updated_at timestamptz not null default now(),
    version integer not null default 1,
    check ((resolved_at is null) = (resolved_by is null))
);

create unique index attention_items_open on meja.attention_items (kind, subject_id) where resolved_at is null;
create index attention_items_raised on meja.attention_items (raised_at, id);
create index attention_items_kind on meja.attention_items (kind, raised_at, id);
create index attention_items_unresolved on meja.attention_items (raised_at, id) where resolved_at is null;
create index attention_items_order on meja.attention_items (order_id, id);

-- Calls to partners --------------------------------------------------------------------------------

create table meja.gateway_calls (
    id bigint generated always as identity primary key,
    partner text not null check (partner in ('midtrans', 'komerce', 'rajaongkir')),
    operation text not null check (operation ~ '^[a-z_]{1,40}$'),
    order_id bigint references meja.orders,
    job_id bigint,
    attempt integer not null check (attempt > 0),
    request_id text,
    method text not null,
    path text not null,
    request_body text,
    started_at timestamptz not null,
    ended_at timestamptz,
    http_status integer,
    body_status text,
    outcome text not null default 'running'
        check (outcome in ('running', 'succeeded', 'rejected', 'unavailable', 'unknown')),
    answer_body text,
    problem text,
    check ((outcome = 'running') = (ended_at is null))
);
comment on table meja.gateway_calls is 'Not audited: a log itself; its contents are masked before they get here';

create index gateway_calls_started on meja.gateway_calls (started_at, id);
create index gateway_calls_order on meja.gateway_calls (order_id, id);
create index gateway_calls_partner on meja.gateway_calls (partner, started_at, id);
create index gateway_calls_outcome on meja.gateway_calls (outcome, started_at, id);

-- How many calls of a partner's daily quota are spent, over all instances; days are the store's.
create table meja.gateway_budgets (
    partner text not null,
    day date not null,
    spent integer not null default 1 check (spent > 0),
    primary key (partner, day)
);
comment on table meja.gateway_budgets is 'Not audited: a counter; each call it counts is in gateway_calls';

select meja.audit_table('meja.cancellations'), meja.audit_table('meja.refunds'),
       meja.audit_table('meja.refund_attempts'), meja.audit_table('meja.attention_items');
