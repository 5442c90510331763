-- Which instance of the service executes a request with an idempotency key. When its last connection has ended, the
-- instance has ended too, and a repeated request runs at once instead of after a minute. Requests that are being
-- executed during this migration have no holder, so the minute still applies to them.
alter table meja.idempotency_keys add column holder text check (length(holder) between 1 and 63);
comment on column meja.idempotency_keys.holder is
    'application_name of the service instance that executes the request; null behind a pooler';

grant select (holder), insert (holder), update (holder) on meja.idempotency_keys to meja_service, meja_customer_api;

select meja.withhold_statistics();
