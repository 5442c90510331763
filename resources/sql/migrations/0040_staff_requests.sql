-- run as: administrator
--
-- What the staff API needs of the database: sessions that cost no write at every request, and the keys
-- by which a repeated request is known.

-- Whoever replaces a function needs the right to create one; taken back below.
grant create on schema meja to meja_accounts;
set local role meja_accounts;

-- A session's use is written down once a minute at most: many requests of one session would otherwise wait
-- for each other's commits. It may so end up to a minute early, never late.
create or replace function meja.use_staff_session(token_hash bytea)
returns table (account_id bigint, login text, role text)
language plpgsql security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
begin
    update staff_sessions
       set last_used_at = now()
     where id = (select id from staff_sessions as session
                  where session.token_hash = use_staff_session.token_hash and session.expires_at > now()
                    and session.last_used_at > now() - interval '30 minutes'
                    and session.last_used_at < now() - interval '1 minute'
                    for update skip locked);
    return query
        select account.id, account.login, account.role
          from staff_sessions as session join staff_accounts as account on account.id = session.account_id
         where session.token_hash = use_staff_session.token_hash and account.is_active
           and session.expires_at > now() and session.last_used_at > now() - interval '30 minutes';
end
$$;

reset role;
revoke create on schema meja from meja_accounts;
set local role meja_owner;

-- One row for each writing request that bears a key; cancellations and refunds keep theirs for ever in
-- their own tables, all others are forgotten after seven days.
create table meja.idempotency_keys (
    id bigint generated always as identity primary key,
    subject text not null check (length(subject) between 1 and 200),
    route text not null,
    key text not null check (length(key) between 1 and 255),
    request_digest bytea not null check (length(request_digest) = 32),
    claimed_at timestamptz not null default now(),
    status integer check (status between 200 and 499),
    content_type text,
    answer text,
    created_at timestamptz not null default now(),
    unique (subject, route, key),
    check (num_nulls(status, content_type, answer) in (0, 3))
);
comment on table meja.idempotency_keys is
    'Not audited: answers kept for repeated requests; what they did is audited where it was written';
comment on column meja.idempotency_keys.subject is 'Whose key it is: staff/<login>';
comment on column meja.idempotency_keys.request_digest is 'sha256 of path and body: the same key asks for the same';
comment on column meja.idempotency_keys.claimed_at is
    'When somebody began to work on it. Without an answer a minute later whoever it was is gone';
create index idempotency_keys_created on meja.idempotency_keys (created_at);

grant select, delete, insert (subject, route, key, request_digest), update (claimed_at, status, content_type, answer)
    on meja.idempotency_keys to meja_service;
