-- run as: administrator
--
-- A session acts as the group it began with, and PostgreSQL looks at a membership only when a role is taken on: an
-- admin who became staff went on reading as an admin until the session ended. So a change of role ends them.

grant create on schema meja to meja_accounts;
set local role meja_accounts;

-- Ends the login's connections. Called once more after the change was committed, it also ends those that were opened
-- in between.
create or replace function meja.end_staff_connections(login text) returns bigint
language sql security definer
set search_path = meja, pg_temp
begin atomic
    select count(pg_terminate_backend(activity.pid))
      from meja.staff_accounts as account
      join pg_stat_activity as activity on activity.usename = account.login
     where account.login = end_staff_connections.login and activity.pid <> pg_backend_pid();
end;

create or replace function meja.set_staff_role(login text, role text) returns void
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
    perform end_staff_connections(v_account.login);
end
$$;

reset role;
revoke create on schema meja from meja_accounts;
