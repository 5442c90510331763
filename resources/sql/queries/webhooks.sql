-- Webhook messages from partners.

-- store
insert into meja.webhook_deliveries as known (partner, body_digest, body, subject)
values (:partner, sha256(convert_to(:body, 'UTF8')), :body, :subject)
    on conflict (partner, body_digest) do update
       set deliveries = known.deliveries + 1, last_at = now()
returning id
