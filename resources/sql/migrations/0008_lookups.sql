-- Questions of the desktop that its rights alone can't answer.

-- The group the signed-in person acts as; null for a login without one.
create function meja.current_role_group() returns text
language sql stable
set search_path = meja, pg_temp
return case
    when pg_has_role(session_user, 'meja_admin', 'member') then 'meja_admin'
    when pg_has_role(session_user, 'meja_auditor', 'member') then 'meja_auditor'
    when pg_has_role(session_user, 'meja_staff', 'member') then 'meja_staff'
end;

-- How many rows there are about, and what the planner knows of one column's values: counts to show at
-- once, and positions to jump to. It tells nothing of columns that the caller may not read, and nothing
-- at all of personal, masked and secret ones, whose most common values would tell whom they belong to.
create function meja.planner_statistics(
    table_name text, column_name text default null,
    out row_estimate bigint, out null_fraction real, out most_common_values text[],
    out most_common_frequencies real[], out histogram_bounds text[])
language plpgsql stable security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
declare
    v_class pg_class;
begin
    select * into v_class
      from pg_class
     where relnamespace = 'meja'::regnamespace and relname = planner_statistics.table_name and relkind in ('r', 'm');
    if not found or not has_any_column_privilege(session_user, v_class.oid, 'select') then
        raise exception 'there is no table % to read', planner_statistics.table_name using errcode = 'MJ010';
    end if;
    -- As the planner does: the rows per page of the last look, times the pages of now.
    if v_class.relpages > 0 then
        row_estimate := v_class.reltuples / v_class.relpages
                            * (pg_relation_size(v_class.oid) / current_setting('block_size')::bigint);
    end if;
    if planner_statistics.column_name is null then
        return;
    end if;

    if not exists (select 1 from pg_attribute
                    where attrelid = v_class.oid and attname = planner_statistics.column_name
                      and attnum > 0 and not attisdropped) then
        raise exception 'there is no column %.%', planner_statistics.table_name, planner_statistics.column_name
            using errcode = 'MJ010';
    end if;
    if planner_statistics.column_name ~ '(_masked$|^personal_|password|secret|token|verifier|hash)'
       or exists (select 1 from pg_attribute
                   where attrelid = v_class.oid and attname = planner_statistics.column_name || '_masked')
       or not has_column_privilege(session_user, v_class.oid, planner_statistics.column_name, 'select') then
        raise exception 'the statistics of %.% are not told', planner_statistics.table_name,
            planner_statistics.column_name using errcode = '42501';
    end if;
    select s.null_frac, s.most_common_vals::text::text[], s.most_common_freqs, s.histogram_bounds::text::text[]
      into null_fraction, most_common_values, most_common_frequencies, histogram_bounds
      from pg_stats as s
     where s.schemaname = 'meja' and s.tablename = v_class.relname and s.attname = planner_statistics.column_name;
end
$$;

-- Finding a customer by phone or e-mail -----------------------------------------------------------
--
-- Staff see both masked only, yet must find the person who is calling. They give the complete phone or
-- e-mail and get ids. Who asked for what stays, and nobody may try numbers by the thousand. A question
-- rolled back would leave no trace, so it is answered only after it was committed: by the procedure below
-- in one call, or by request and result in two transactions.

create table meja.contact_lookups (
    id bigint generated always as identity primary key,
    login text not null default session_user,
    contact text not null,
    contact_masked text generated always as (
        case when contact like '%@%' then meja.mask_email(contact) else meja.mask_phone(contact) end) stored,
    asked_at timestamptz not null default clock_timestamp(),
    xid xid8 not null default pg_current_xact_id()
);
create index contact_lookups_login on meja.contact_lookups (login, asked_at);
create index contact_lookups_asked on meja.contact_lookups (asked_at, id);
create trigger never_rewritten before update or delete or truncate on meja.contact_lookups
    for each statement execute function meja.refuse_rewriting();

create function meja.request_contact_lookup(contact text) returns bigint
language plpgsql security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
declare
    v_contact text := case when request_contact_lookup.contact like '%_@_%'
                           then lower(btrim(request_contact_lookup.contact))
                           else normalise_phone(request_contact_lookup.contact) end;
    v_id bigint;
begin
    if v_contact is null then
        raise exception 'a complete phone number or e-mail address is needed' using errcode = '22023';
    end if;
    -- Locked, so that questions asked side by side count each other.
    perform 1 from staff_accounts where login = session_user for no key update;
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

create function meja.contact_lookup_result(lookup_id bigint) returns bigint[]
language plpgsql stable security definer
set search_path = meja, pg_temp
as $$
declare
    v_contact text;
    v_ids bigint[];
begin
    select contact into v_contact
      from contact_lookups
     where id = contact_lookup_result.lookup_id and login = session_user
       and asked_at > clock_timestamp() - interval '1 minute'
       and xid is distinct from pg_current_xact_id_if_assigned();
    if not found then
        raise exception 'there is no committed look-up % of yours within the last minute',
            contact_lookup_result.lookup_id using errcode = 'MJ010';
    end if;
    select coalesce(array_agg(id order by id), '{}') into v_ids
      from users
     where case when v_contact like '%@%' then email = v_contact else phone = v_contact end;
    return v_ids;
end
$$;

-- `call meja.find_users_by_contact('0812-3456-7890', null)` outside of a transaction. It acts as its caller,
-- for only so may it commit; every name in it says its schema.
create procedure meja.find_users_by_contact(contact text, inout user_ids bigint[])
language plpgsql
as $$
declare
    v_lookup_id bigint;
begin
    v_lookup_id := meja.request_contact_lookup(contact);
    commit;
    user_ids := meja.contact_lookup_result(v_lookup_id);
end
$$;
