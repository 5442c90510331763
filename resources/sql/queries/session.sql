-- who
-- The login, the server and the login's group. Returns no row for a login without a group of Meja. PostgreSQL treats a
-- superuser as a member of every group, so that only explicit memberships count. Of several groups, the one with the
-- most rights is returned. The last column is the first transaction whose changes the session has not read yet.
select session_user::text, current_database()::text, roles.rolname::text,
       coalesce(host(inet_server_addr()), '')::text, current_setting('port')::text,
       pg_snapshot_xmin(pg_current_snapshot())::text
  from pg_auth_members as members
  join pg_roles as roles on roles.oid = members.roleid
  join pg_roles as person on person.oid = members.member
 where person.rolname = session_user
   and roles.rolname in ('meja_staff', 'meja_admin', 'meja_auditor')
 order by array_position(array['meja_admin', 'meja_auditor', 'meja_staff'], roles.rolname::text)
 limit 1

-- schema_version
-- The newest applied migration; 0 when there is none.
select coalesce(max(version), 0)::int from meja.schema_migrations

-- alive
-- Checks that the connection works.
select 1
