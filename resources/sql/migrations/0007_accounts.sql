-- run as: administrator
--
-- People's own logins. The functions that make and end them act as meja_accounts, the one role that may
-- create roles; nobody signs in as it. They take a SCRAM-SHA-256 verifier, never a password, touch only
-- logins that are in meja.staff_accounts, and grant only the three groups.
--
-- Since PostgreSQL 16 a role grants others only with the admin option on them, and creating a role brings
-- it for that role: hence the grant below. Roles belong to the whole cluster, accounts to this database.

grant meja_staff, meja_admin, meja_auditor to meja_accounts with admin option;
grant pg_signal_backend to meja_accounts;

set local role meja_owner;

create table meja.staff_accounts (
    id bigint generated always as identity primary key,
    login text not null unique
        check (login ~ '^[a-z][a-z0-9_.-]{1,61}$' and login !~ '^(meja|pg)_' and login not in ('postgres', 'public')),
    display_name text not null check (length(display_name) between 1 and 200),
    role text not null check (role in ('staff', 'admin', 'auditor')),
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    disabled_at timestamptz,
    updated_at timestamptz not null default now(),
    version integer not null default 1,
    check (is_active = (disabled_at is null))
);
create index staff_accounts_created on meja.staff_accounts (created_at, id);
create trigger touch before update on meja.staff_accounts for each row execute function meja.touch_row();
create trigger never_removed before delete or truncate on meja.staff_accounts
    for each statement execute function meja.refuse_rewriting();

-- A desktop's right to call the staff API: 12 hours at most, 30 minutes without use. Only the token's
-- digest is kept.
create table meja.staff_sessions (
    id bigint generated always as identity primary key,
    account_id bigint not null references meja.staff_accounts,
    token_hash bytea not null unique check (length(token_hash) = 32),
    opened_at timestamptz not null default now(),
    expires_at timestamptz not null default now() + interval '12 hours',
    last_used_at timestamptz not null default now()
);
create index staff_sessions_account on meja.staff_sessions (account_id);
comment on table meja.staff_sessions is 'Not audited: sessions come and go with every use';

grant select, insert, update on meja.staff_accounts to meja_accounts;
grant select, insert, update, delete on meja.staff_sessions to meja_accounts;
grant execute on function meja.acting(text) to meja_accounts;
grant create on schema meja to meja_accounts;

set local role meja_accounts;

create function meja.group_of_role(p_role text) returns text
language sql immutable
set search_path = meja, pg_temp
return case p_role when 'staff' then 'meja_staff' when 'admin' then 'meja_admin' when 'auditor' then 'meja_auditor' end;

-- The account of a login, locked.
create function meja.lock_account(p_login text) returns meja.staff_accounts
language plpgsql
set search_path = meja, pg_temp
as $$
declare
    v_account staff_accounts;
begin
    select * into v_account from staff_accounts where login = p_login for update;
    if not found then
        raise exception 'there is no account %', p_login using errcode = 'MJ010';
    end if;
    return v_account;
end
$$;

-- Makes the login a member of the role's group, and of no other of the three.
create function meja.grant_role(p_login text, p_role text) returns void
language plpgsql
set search_path = meja, pg_temp
as $$
declare
    v_group text;
begin
    foreach v_group in array array['meja_staff', 'meja_admin', 'meja_auditor']
    loop
        if v_group = group_of_role(p_role) then
            execute format('grant %I to %I', v_group, p_login);
        elsif exists (select 1 from pg_auth_members
                       where roleid = v_group::regrole and member = quote_ident(p_login)::regrole) then
            execute format('revoke %I from %I', v_group, p_login);
        end if;
    end loop;
end
$$;

-- Makes an account, or opens a disabled one again with a new password and role.
create function meja.add_staff_account(login text, display_name text, role text, verifier text) returns bigint
language plpgsql security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
declare
    v_id bigint;
    v_is_new boolean;
begin
    if group_of_role(add_staff_account.role) is null then
        raise exception 'a role is staff, admin or auditor' using errcode = '22023';
    end if;
    if add_staff_account.login !~ '^[a-z][a-z0-9_.-]{1,61}$' or add_staff_account.login ~ '^(meja|pg)_' then
        raise exception 'a login is of small letters, digits and _ . -, begins with a letter, and not with meja_ or pg_'
            using errcode = '22023';
    end if;
    -- Whatever isn't a verifier PostgreSQL would take for a password, and hash as it comes.
    if add_staff_account.verifier is null
       or add_staff_account.verifier !~ '^SCRAM-SHA-256\$[0-9]{4,7}:[A-Za-z0-9+/]{16,}={0,2}\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$' then
        raise exception 'this is no SCRAM-SHA-256 verifier' using errcode = '22023';
    end if;
    insert into staff_accounts (login, display_name, role)
    values (add_staff_account.login, add_staff_account.display_name, add_staff_account.role)
        on conflict (login) do update
           set display_name = excluded.display_name, role = excluded.role, is_active = true, disabled_at = null
         where not staff_accounts.is_active
    returning id, created_at = updated_at and version = 1 into v_id, v_is_new;
    if v_id is null then
        raise exception 'there is an account % already', add_staff_account.login using errcode = 'MJ014';
    end if;
    if v_is_new and exists (select 1 from pg_roles where rolname = add_staff_account.login) then
        raise exception 'this server has a login % already, for something else', add_staff_account.login
            using errcode = 'MJ014';
    end if;
    if v_is_new then
        execute format('create role %I login', add_staff_account.login);
    end if;
    execute format('alter role %I login password %L',
                   add_staff_account.login, add_staff_account.verifier);
    perform grant_role(add_staff_account.login, add_staff_account.role);
    return v_id;
end
$$;

-- Ends the login's connections. Called once more after disabling was committed, it also ends those that
-- were opened in between.
create function meja.end_staff_connections(login text) returns bigint
language sql security definer
set search_path = meja, pg_temp
begin atomic
    select count(pg_terminate_backend(activity.pid))
      from meja.staff_accounts as account
      join pg_stat_activity as activity on activity.usename = account.login
     where account.login = end_staff_connections.login and not account.is_active
       and activity.pid <> pg_backend_pid();
end;

create function meja.disable_staff_account(login text) returns void
language plpgsql security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
declare
    v_account staff_accounts := lock_account(disable_staff_account.login);
begin
    if v_account.is_active then
        update staff_accounts set is_active = false, disabled_at = now() where id = v_account.id;
    end if;
    execute format('alter role %I nologin password null', v_account.login);
    perform grant_role(v_account.login, null);
    delete from staff_sessions where account_id = v_account.id;
    perform end_staff_connections(v_account.login);
end
$$;

create function meja.set_staff_role(login text, role text) returns void
language plpgsql security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
declare
    v_account staff_accounts := lock_account(set_staff_role.login);
begin
    if group_of_role(set_staff_role.role) is null then
        raise exception 'a role is staff, admin or auditor' using errcode = '22023';
    end if;
    if not v_account.is_active then
        raise exception 'account % is disabled', v_account.login using errcode = 'MJ014';
    end if;
    update staff_accounts set role = set_staff_role.role where id = v_account.id;
    perform grant_role(v_account.login, set_staff_role.role);
end
$$;

create function meja.list_staff_accounts()
returns table (login text, display_name text, role text, is_active boolean, created_at timestamptz,
               disabled_at timestamptz)
language sql stable security definer
set search_path = meja, pg_temp
begin atomic
    select login, display_name, role, is_active, created_at, disabled_at from meja.staff_accounts order by login;
end;

-- Called by the desktop after it signed in. Trusts the login alone, whatever role was set since; the 32
-- bytes are told once and can't be had again.
create function meja.open_staff_session() returns bytea
language plpgsql security definer
set search_path = meja, pg_temp
as $$
declare
    v_account_id bigint;
    -- Three UUIDs bear 366 random bits of the system's own source.
    v_token bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
begin
    select id into v_account_id from staff_accounts where login = session_user and is_active for share;
    if not found then
        raise exception '% is no active staff account', session_user using errcode = '42501';
    end if;
    delete from staff_sessions
     where account_id = v_account_id and (expires_at <= now() or last_used_at <= now() - interval '30 minutes');
    insert into staff_sessions (account_id, token_hash) values (v_account_id, sha256(v_token));
    return v_token;
end
$$;

-- Whose session a token belongs to, for the staff API; no row when it is unknown or has run out. The role
-- is that of this moment.
create function meja.use_staff_session(token_hash bytea)
returns table (account_id bigint, login text, role text)
language plpgsql security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
begin
    return query
        update staff_sessions as session
           set last_used_at = now()
          from staff_accounts as account
         where session.token_hash = use_staff_session.token_hash and account.id = session.account_id
           and account.is_active and session.expires_at > now()
           and session.last_used_at > now() - interval '30 minutes'
        returning account.id, account.login, account.role;
end
$$;

create function meja.close_staff_session(token_hash bytea) returns void
language sql security definer
set search_path = meja, pg_temp
begin atomic
    delete from meja.staff_sessions where token_hash = close_staff_session.token_hash;
end;

reset role;
revoke create on schema meja from meja_accounts;
