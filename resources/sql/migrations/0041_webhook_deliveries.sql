-- What partners told us, word for word: once per body, with how often it came. Bodies bear names and
-- numbers of customers, so staff read everything else of a delivery, and admins and auditors the body too.

create table meja.webhook_deliveries (
    id bigint generated always as identity primary key,
    partner text not null check (partner in ('midtrans', 'komerce')),
    body_digest bytea not null check (length(body_digest) = 32),
    body text not null check (length(body) <= 65536),
    subject text not null default '' check (length(subject) <= 200),
    deliveries bigint not null default 1 check (deliveries > 0),
    first_at timestamptz not null default now(),
    last_at timestamptz not null default now(),
    unique (partner, body_digest)
);
comment on table meja.webhook_deliveries is 'Not audited: what partners said, as they said it; nothing follows from it alone';
comment on column meja.webhook_deliveries.subject is 'The partner''s number of the order it speaks of';
create index webhook_deliveries_last on meja.webhook_deliveries (last_at, id);
create index webhook_deliveries_subject on meja.webhook_deliveries (subject, id);

grant select (id, partner, body_digest, subject, deliveries, first_at, last_at) on meja.webhook_deliveries
    to meja_service, meja_staff, meja_admin, meja_auditor;
grant select (body) on meja.webhook_deliveries to meja_admin, meja_auditor;
grant insert (partner, body_digest, body, subject), update (deliveries, last_at) on meja.webhook_deliveries to meja_service;
