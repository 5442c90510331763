-- run as: administrator
--
-- Limits what a login can learn or take beyond its rights:
--
-- * no planner statistics of columns that not everybody may read (`explain` and `debug_print_plan` show estimates
--   without a right to read the column);
-- * limits on look-ups, sessions and comments that hold in every isolation level;
-- * limits on connections, temporary files and time for each login;
-- * reserved logins;
-- * order numbers that follow from a secret key.

-- meja_accounts sets temp_file_limit, which only a superuser can set otherwise, and reads who holds up the sealing.
do $$
begin
    grant set on parameter temp_file_limit to meja_accounts;
exception
    when insufficient_privilege then
        raise warning 'logins get no limit on temporary files. Run as a superuser: '
                      'grant set on parameter temp_file_limit to meja_accounts';
end
$$;
do $$
begin
    grant pg_read_all_stats to meja_accounts;
exception
    when insufficient_privilege then
        raise warning 'sessions that exceed the limits are not ended. Run as a superuser: '
                      'grant pg_read_all_stats to meja_accounts';
end
$$;

set local role meja_owner;

-- Planner statistics ---------------------------------------------------------------------------------

-- The columns without planner statistics: those that a person or the service may not read, and all personal, masked
-- and secret ones. For an index, the expressions over such columns.
create function meja.columns_without_statistics()
returns table (relation regclass, column_number smallint, is_index boolean)
language sql stable
set search_path = pg_catalog, pg_temp
as $$
    with hidden as (
        select attribute.attrelid, attribute.attnum
          from pg_attribute as attribute join pg_class as class on class.oid = attribute.attrelid
         where class.relnamespace = 'meja'::regnamespace and class.relkind in ('r', 'p', 'm')
           and attribute.attnum > 0 and not attribute.attisdropped
           and (attribute.attname ~ '(_masked$|^personal_|password|secret|token|verifier|hash)'
                or exists (select from pg_attribute as masked
                            where masked.attrelid = class.oid and masked.attname = attribute.attname || '_masked')
                or exists (select from unnest(array['meja_staff', 'meja_admin', 'meja_auditor', 'meja_service']) as reader
                            where not has_column_privilege(reader, class.oid, attribute.attnum, 'select')))
    )
    select attrelid::regclass, attnum, false from hidden
    union all
    select expression.attrelid::regclass, expression.attnum, true
      from pg_index as index join pg_attribute as expression on expression.attrelid = index.indexrelid
     where index.indkey[expression.attnum - 1] = 0
       and exists (select from pg_depend as uses join hidden on hidden.attrelid = uses.refobjid
                                                            and hidden.attnum = uses.refobjsubid
                    where uses.classid = 'pg_class'::regclass and uses.objid = index.indexrelid
                      and uses.refclassid = 'pg_class'::regclass)
$$;

-- Stops collecting statistics for these columns. Call it after each migration that adds such a column or index.
create function meja.withhold_statistics() returns void
language plpgsql
set search_path = meja, pg_temp
as $$
declare
    v_column record;
begin
    for v_column in select * from columns_without_statistics() loop
        execute case when v_column.is_index
                     then format('alter index %s alter column %s set statistics 0', v_column.relation, v_column.column_number)
                     else format('alter table %s alter column %I set statistics 0', v_column.relation,
                                 (select attname from pg_attribute
                                   where attrelid = v_column.relation and attnum = v_column.column_number)) end;
    end loop;
end
$$;

select meja.withhold_statistics();

reset role;

-- ANALYZE leaves the statistics that it collected before. Only a superuser can remove them; an owner could retype the
-- column, but not one that a generated column uses.
do $$
begin
    delete from pg_statistic
     using meja.columns_without_statistics() as hidden
     where starelid = hidden.relation and staattnum = hidden.column_number;
exception
    when insufficient_privilege then
        raise warning 'staff can still guess personal data from old planner statistics. Run as a superuser: '
                      'delete from pg_statistic using meja.columns_without_statistics() as hidden '
                      'where starelid = hidden.relation and staattnum = hidden.column_number';
end
$$;

set local role meja_owner;

-- Limits that count rows ------------------------------------------------------------------------------

-- Refuses a transaction that sees an older state of the tables than the newest one: under such a snapshot a limit that
-- counts rows does not see the rows that were added since.
create function meja.require_read_committed(p_what text) returns void
language plpgsql stable
set search_path = meja, pg_temp
as $$
begin
    if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then
        raise exception '% must run in a transaction with isolation level "read committed"', p_what
            using errcode = '25001';
    end if;
end
$$;
grant execute on function meja.require_read_committed(text) to meja_accounts;

create or replace function meja.request_contact_lookup(contact text) returns bigint
language plpgsql security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
declare
    v_contact text := case when request_contact_lookup.contact like '%_@_%'
                           then lower(btrim(request_contact_lookup.contact) collate "C")
                           else normalise_phone(request_contact_lookup.contact) end;
    v_id bigint;
begin
    if v_contact is null then
        raise exception 'a complete phone number or e-mail address is needed' using errcode = '22023';
    end if;
    perform require_read_committed('a look-up');
    -- Locked, so that look-ups requested at the same time count each other.
    perform 1 from staff_accounts where login = session_user for no key update;
    if not found then
        -- A member of a group that has no account.
        perform pg_advisory_xact_lock(hashtextextended('look-ups of ' || session_user, 0));
    end if;
    if (select count(*) filter (where asked_at > clock_timestamp() - interval '1 minute') >= 30 or count(*) >= 500
          from contact_lookups
         where login = session_user and asked_at > clock_timestamp() - interval '1 day') then
        raise exception 'too many look-ups: 30 a minute and 500 a day are allowed' using errcode = 'MJ018';
    end if;
    perform act_as('staff');
    insert into contact_lookups (contact) values (v_contact) returning id into v_id;
    return v_id;
end
$$;

create or replace function meja.limit_comments() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
begin
    perform require_read_committed('a new comment');
    perform from users where id = new.user_id for no key update;
    if (select count(*) from comments where user_id = new.user_id and created_at > now() - interval '1 hour') >= 10 then
        raise exception 'customer % has written ten comments within the hour', new.user_id using errcode = 'MJ030';
    end if;
    return new;
end
$$;

-- Order numbers ---------------------------------------------------------------------------------------

-- The key of this installation. No login may read it, and no function may copy it into a variable: the plans of a
-- function's statements contain the values of its variables, and `debug_print_plan` sends plans to the caller.
create table meja.order_number_key (
    is_only_row boolean primary key default true check (is_only_row),
    secret bytea not null check (length(secret) = 32)
);
comment on table meja.order_number_key is 'Not audited: a secret that is created once and never shown';
insert into meja.order_number_key (secret)
values (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));
create trigger never_rewritten before update or delete or truncate on meja.order_number_key
    for each statement execute function meja.refuse_rewriting();
select meja.withhold_statistics();

-- A number below 2^40 as "MJ" and eight characters without 0, O, 1 and I. Any six of them are selective in a search.
create function meja.order_number_text(x bigint) returns text
language sql immutable strict parallel safe
set search_path = pg_catalog, pg_temp
as $$
    select 'MJ' || string_agg(substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', ((x >> place) & 31)::int + 1, 1), ''
                              order by place desc)
      from generate_series(0, 35, 5) as places (place)
$$;

-- A permutation of the ids below 2^40 that follows from the key: a Feistel network of ten rounds over two halves of
-- 20 bits. Without the key, an order number reveals nothing about its id and about other numbers. One statement, so
-- that no intermediate value is in a plan.
create function meja.keyed_order_number(p_id bigint, p_attempt integer) returns text
language sql stable strict
set search_path = meja, pg_temp
as $$
    with recursive halves (round, l, r) as (
        select 0, (p_id >> 20) & 1048575, p_id & 1048575
        union all
        select round + 1, r, l # ((get_byte(digest, 0) << 12) | (get_byte(digest, 1) << 4) | (get_byte(digest, 2) >> 4))
          from halves
         cross join order_number_key as key
         cross join lateral (select sha256(key.secret || int4send(p_attempt) || int4send(round) || int8send(r))) as mixed (digest)
         where round < 10
    )
    select order_number_text((l << 20) | r) from halves where round = 10
$$;

-- The numbers of seeded orders and of all orders placed before this migration. Anyone can compute the id of such an
-- order from its number.
alter function meja.order_number(bigint) rename to seeded_order_number;

-- The public number of a new order. Nobody without the key can compute the id from it, and so count the orders. A
-- number that an older order has already is skipped.
create function meja.order_number(id bigint) returns text
language plpgsql strict
set search_path = meja, pg_temp
as $$
declare
    v_number text;
begin
    for v_attempt in 0..99 loop
        v_number := keyed_order_number(order_number.id, v_attempt);
        if not exists (select from orders where number = v_number) then
            return v_number;
        end if;
    end loop;
    raise exception 'no free number for order %', order_number.id using errcode = 'MJ014';
end
$$;

-- Reserved logins -------------------------------------------------------------------------------------

-- Logins with a meaning of their own for PostgreSQL, pg_hba.conf or Meja. As a person's login they could name another
-- role in a grant, match other lines of pg_hba.conf, or look like the program itself in the audit log.
create function meja.is_reserved_login(p_login text) returns boolean
language sql immutable strict parallel safe
set search_path = pg_catalog, pg_temp
as $$
    select lower(btrim(p_login) collate "C") ~ '^(meja|pg|postgres)($|[_.-])'
           or lower(btrim(p_login) collate "C") in
              ('all', 'current_role', 'current_user', 'default', 'none', 'postgresql', 'public', 'replication',
               'samegroup', 'samerole', 'sameuser', 'session_user', 'user',
               'administrator', 'customer', 'payment', 'root', 'service', 'storefront', 'superuser', 'system', 'tracking')
$$;
grant execute on function meja.is_reserved_login(text) to meja_accounts;

-- Accounts that exist already may only be disabled.
alter table meja.staff_accounts
    add constraint login_is_not_reserved check (not is_active or not meja.is_reserved_login(login)) not valid;
do $$
declare
    v_logins text;
begin
    select string_agg(login, ', ') into v_logins
      from meja.staff_accounts where is_active and meja.is_reserved_login(login);
    if v_logins is not null then
        raise warning 'these staff accounts have reserved logins: %. Add accounts with other logins for these people, '
                      'and disable the old ones with `meja-service staff disable`', v_logins;
    end if;
end
$$;

reset role;
grant create on schema meja to meja_accounts;
set local role meja_accounts;

create function meja.require_free_login(p_login text) returns void
language plpgsql
set search_path = meja, pg_temp
as $$
begin
    if is_reserved_login(p_login) then
        raise exception 'the login % is reserved; choose another one', p_login using errcode = '22023';
    end if;
end
$$;

-- Accounts and their limits ---------------------------------------------------------------------------

-- Settings are not inherited from groups, so each login gets its own. A login can change its timeouts, but neither the
-- number of its connections nor the limit on temporary files (per connection). end_excessive_sessions() ends what
-- exceeds the timeouts nevertheless.
create function meja.limit_login(p_login text) returns void
language plpgsql
set search_path = meja, pg_temp
as $$
begin
    execute format('alter role %I connection limit 16', p_login);
    execute format('alter role %I set statement_timeout = ''5min''', p_login);
    execute format('alter role %I set lock_timeout = ''30s''', p_login);
    execute format('alter role %I set idle_in_transaction_session_timeout = ''5min''', p_login);
    begin
        execute format('alter role %I set temp_file_limit = ''512MB''', p_login);
    exception
        when insufficient_privilege then
            raise warning '%', format('%s has no limit on temporary files; run as a superuser: '
                                      'alter role %I set temp_file_limit = ''512MB''', p_login, p_login);
    end;
exception
    -- For example in a database that was restored into a server without its roles.
    when undefined_object then
        raise warning 'account % has no login on this server', p_login;
    -- For example a superuser.
    when insufficient_privilege then
        raise warning 'account % has no limits: %', p_login, sqlerrm;
end
$$;

create or replace function meja.add_staff_account(login text, display_name text, role text, verifier text) returns bigint
language plpgsql security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
declare
    v_id bigint;
    v_is_new boolean;
begin
    if group_of_role(add_staff_account.role) is null then
        raise exception 'the role must be staff, admin or auditor' using errcode = '22023';
    end if;
    perform require_free_login(add_staff_account.login);
    if add_staff_account.login is null or add_staff_account.login !~ '^[a-z][a-z0-9_.-]{1,61}$' then
        raise exception 'a login must have 2 to 62 lower-case letters, digits and _ . -, and start with a letter'
            using errcode = '22023';
    end if;
    -- PostgreSQL would treat any other text as a password and hash it.
    if add_staff_account.verifier is null
       or add_staff_account.verifier !~ '^SCRAM-SHA-256\$[0-9]{4,7}:[A-Za-z0-9+/]{16,}={0,2}\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$' then
        raise exception 'not a SCRAM-SHA-256 verifier' using errcode = '22023';
    end if;
    insert into staff_accounts (login, display_name, role)
    values (add_staff_account.login, add_staff_account.display_name, add_staff_account.role)
        on conflict (login) do update
           set display_name = excluded.display_name, role = excluded.role, is_active = true, disabled_at = null
         where not staff_accounts.is_active
    returning id, created_at = updated_at and version = 1 into v_id, v_is_new;
    if v_id is null then
        raise exception 'account % already exists', add_staff_account.login using errcode = 'MJ014';
    end if;
    if v_is_new and exists (select 1 from pg_roles where rolname = add_staff_account.login) then
        raise exception 'the server already has a login % that is not a staff account', add_staff_account.login
            using errcode = 'MJ014';
    end if;
    if v_is_new then
        execute format('create role %I login', add_staff_account.login);
    end if;
    execute format('alter role %I login password %L',
                   add_staff_account.login, add_staff_account.verifier);
    perform limit_login(add_staff_account.login);
    perform grant_role(add_staff_account.login, add_staff_account.role);
    return v_id;
end
$$;

create or replace function meja.set_staff_role(login text, role text) returns void
language plpgsql security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
declare
    v_account staff_accounts := lock_account(set_staff_role.login);
begin
    if group_of_role(set_staff_role.role) is null then
        raise exception 'the role must be staff, admin or auditor' using errcode = '22023';
    end if;
    if not v_account.is_active then
        raise exception 'account % is disabled', v_account.login using errcode = 'MJ014';
    end if;
    perform require_free_login(v_account.login);
    update staff_accounts set role = set_staff_role.role where id = v_account.id;
    perform limit_login(v_account.login);
    perform grant_role(v_account.login, set_staff_role.role);
    perform end_staff_connections(v_account.login);
end
$$;

-- Ten sessions at most for each account; the oldest ones end.
create or replace function meja.open_staff_session() returns bytea
language plpgsql security definer
set search_path = meja, pg_temp
as $$
declare
    v_account_id bigint;
    -- Three UUIDs contain 366 random bits from the operating system.
    v_token bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
begin
    perform require_read_committed('opening a session');
    -- Locked, so that sessions opened at the same time count each other.
    select id into v_account_id from staff_accounts where login = session_user and is_active for no key update;
    if not found then
        raise exception '% is not an active staff account', session_user using errcode = '42501';
    end if;
    delete from staff_sessions
     where account_id = v_account_id and (expires_at <= now() or last_used_at <= now() - interval '30 minutes');
    delete from staff_sessions
     where id in (select id from staff_sessions where account_id = v_account_id order by id desc offset 9);
    insert into staff_sessions (account_id, token_hash) values (v_account_id, sha256(v_token));
    return v_token;
end
$$;

-- Ends sessions of people that exceed a time limit, although they changed their timeouts: a long transaction holds
-- locks and stops the sealing of the audit log. Returns the ended sessions.
create function meja.end_excessive_sessions(
    max_statement interval default '10 minutes', max_idle interval default '10 minutes',
    max_transaction interval default '15 minutes')
returns table (login text, reason text, seconds bigint)
language plpgsql security definer
set search_path = meja, pg_temp
as $$
declare
    v_session record;
begin
    -- In a loop, because in one statement PostgreSQL could end a connection before it looks at its login.
    for v_session in
        select activity.pid, activity.usename, activity.state,
               clock_timestamp() - activity.query_start as statement_time,
               clock_timestamp() - activity.state_change as idle_time,
               clock_timestamp() - activity.xact_start as transaction_time
          from staff_accounts as account
          join pg_stat_activity as activity on activity.usename = account.login
         where activity.pid <> pg_backend_pid()
           -- Only a superuser may end a superuser's connection.
           and not exists (select from pg_roles where rolname = account.login and rolsuper)
    loop
        reason := case when v_session.state = 'active' and v_session.statement_time > max_statement then 'statement'
                       when v_session.state like 'idle in transaction%' and v_session.idle_time > max_idle
                            then 'idle in transaction'
                       when v_session.transaction_time > max_transaction then 'transaction' end;
        if reason is not null and pg_terminate_backend(v_session.pid) then
            login := v_session.usename;
            seconds := extract(epoch from v_session.transaction_time);
            return next;
        end if;
    end loop;
end
$$;

-- The oldest open transaction that writes: changes that began after it cannot be sealed until it ends.
create function meja.oldest_transaction(out login text, out program text, out state text, out seconds bigint)
returns setof record
language sql security definer
set search_path = meja, pg_temp
begin atomic
    select usename::text, application_name, activity.state,
           extract(epoch from clock_timestamp() - activity.xact_start)::bigint
      from pg_stat_activity as activity
     where backend_xid is not null and pid <> pg_backend_pid()
     order by age(backend_xid) desc
     limit 1;
end;

grant execute on function meja.end_excessive_sessions(interval, interval, interval) to meja_service;
grant execute on function meja.oldest_transaction() to meja_service, meja_admin, meja_auditor;

select meja.limit_login(login) from meja.staff_accounts where is_active;

reset role;
revoke create on schema meja from meja_accounts;
