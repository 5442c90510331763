-- who
-- Who is signed in, where, and which of Meja's groups they belong to. Without any group of ours the
-- answer has no row; a superuser belongs to all of them by PostgreSQL's own reckoning, so the group is
-- looked for among real memberships, and the widest reader wins.
select session_user::text, current_database()::text, roles.rolname::text,
       coalesce(host(inet_server_addr()), '')::text, current_setting('port')::text
  from pg_auth_members as members
  join pg_roles as roles on roles.oid = members.roleid
  join pg_roles as person on person.oid = members.member
 where person.rolname = session_user
   and roles.rolname in ('meja_staff', 'meja_admin', 'meja_auditor')
 order by array_position(array['meja_admin', 'meja_auditor', 'meja_staff'], roles.rolname::text)
 limit 1

-- schema_version
-- The newest migration that was applied; 0 where there is none.
select coalesce(max(version), 0)::int from meja.schema_migrations

-- alive
-- Answered for as long as the connection lives.
select 1

-- act
-- Whom the running transaction works for; a customer sees no more than their own rows, where row-level security binds
-- the login. A transaction whose program is gone lets its locks go by itself.
select set_config('meja.actor_kind', :kind, true), set_config('meja.actor', :name, true),
       set_config('meja.reason', :reason, true), set_config('meja.request_id', :request_id, true),
       set_config('meja.customer', case :kind when 'customer' then :name else '' end, true),
       set_config('idle_in_transaction_session_timeout', '30s', true)

-- transaction_id
select pg_current_xact_id()

-- transaction_status
select pg_xact_status(:id::xid8)
