-- Staff accounts. Only these database functions may create logins.

-- add
select meja.add_staff_account(:login, :display_name, :role, :verifier)

-- disable
select meja.disable_staff_account(:login)

-- end_connections
select meja.end_staff_connections(:login)

-- set_role
select meja.set_staff_role(:login, :role)

-- act_as_group
-- Run after `add` and `set_role`: the login acts as its group, which gets better plans under row-level security.
select meja.act_as_group(:login)

-- list
select login, display_name, role, is_active, created_at::text from meja.list_staff_accounts()

-- role_of
select role from staff_accounts where login = :login and is_active
