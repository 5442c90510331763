-- Statements of the service that send notifications to the desktops and to other instances.

-- notify
select count(pg_notify(:channel, payload)) from unnest(:payloads::text[]) as told (payload)
