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
