-- run as: administrator
--
-- The roles of a Meja cluster. Roles belong to the whole cluster, so every statement here must be
-- safe when another database has created them already, even at the same moment.
--
-- meja_owner        owns every table and function; nobody signs in as it
-- meja_accounts     creates and disables people's logins; only SECURITY DEFINER functions act as it
-- meja_service      the service's login
-- meja_customer_api the customer API's login; row-level security binds it to one customer
-- meja_storefront   the shop's own API; may call functions, may read nothing
-- meja_staff, meja_admin, meja_auditor   groups for people's own logins: SELECT only
do $$
declare
    wanted record;
begin
    for wanted in
        select * from (values
            ('meja_owner', 'nologin'),
            ('meja_accounts', 'nologin createrole'),
            ('meja_staff', 'nologin'),
            ('meja_admin', 'nologin'),
            ('meja_auditor', 'nologin'),
            ('meja_service', 'login'),
            ('meja_customer_api', 'login nobypassrls'),
            ('meja_storefront', 'login nobypassrls')) as role (name, options)
    loop
        begin
            execute format('create role %I %s', wanted.name, wanted.options);
        exception
            when duplicate_object or unique_violation then null;
        end;
    end loop;
end
$$;

-- The migrator has made the schema already, for the table it keeps its books in.
create schema if not exists meja;
alter schema meja owner to meja_owner;

-- Nobody may create objects or temporary tables who was not told so; the default search path makes
-- every statement of ours find the schema behind any pooler.
do $$
begin
    execute format('alter database %I set search_path = meja, pg_catalog', current_database());
    execute format('revoke temporary on database %I from public', current_database());
    execute format('grant create on database %I to meja_owner', current_database());
end
$$;

create extension if not exists pg_trgm with schema meja;

alter default privileges for role meja_owner revoke execute on functions from public;
alter default privileges for role meja_accounts revoke execute on functions from public;
grant usage on schema meja to meja_accounts, meja_service, meja_customer_api, meja_storefront,
    meja_staff, meja_admin, meja_auditor;
