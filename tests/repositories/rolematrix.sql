-- The rights on every object of ours according to the system catalogue: one row per object, one column per role.
-- s select, i insert, u update, d delete, t truncate, r references, g trigger, x execute, c create, l connect,
-- m temporary; "-" no rights. Functions of extensions are tested separately.
with roles (place, name) as (
    values (1, 'meja_staff'), (2, 'meja_admin'), (3, 'meja_auditor'), (4, 'meja_service'), (5, 'meja_customer_api'),
           (6, 'meja_storefront'), (7, 'public')
), relations as (
    select class.oid, relname::text as name, relkind
      from pg_class as class
     where relnamespace = 'meja'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f', 'S')
), functions as (
    select proc.oid, proc.proname || '(' || pg_get_function_identity_arguments(proc.oid) || ')' as name
      from pg_proc as proc
     where pronamespace = 'meja'::regnamespace
       and not exists (select from pg_depend where classid = 'pg_proc'::regclass and objid = proc.oid and deptype = 'e')
), rights as (
    select 'database' as object, place,
           concat(case when has_database_privilege(roles.name, current_database(), 'create') then 'c' end,
                  case when has_database_privilege(roles.name, current_database(), 'connect') then 'l' end,
                  case when has_database_privilege(roles.name, current_database(), 'temporary') then 'm' end) as granted
      from roles
    union all
    select 'schema meja', place,
           concat(case when has_schema_privilege(roles.name, 'meja', 'create') then 'c' end,
                  case when has_schema_privilege(roles.name, 'meja', 'usage') then 'u' end)
      from roles
    union all
    select 'table ' || relations.name, place,
           concat(case when has_table_privilege(roles.name, oid, 'delete') then 'd' end,
                  case when has_table_privilege(roles.name, oid, 'truncate') then 't' end,
                  case when has_table_privilege(roles.name, oid, 'trigger') then 'g' end)
      from roles, relations
     where relkind <> 'S'
    union all
    select 'sequence ' || relations.name, place,
           concat(case when has_sequence_privilege(roles.name, oid, 'select') then 's' end,
                  case when has_sequence_privilege(roles.name, oid, 'usage, update') then 'u' end)
      from roles, relations
     where relkind = 'S'
    union all
    select 'column ' || relations.name || '.' || attname, place,
           concat(case when has_column_privilege(roles.name, oid, attnum, 'select') then 's' end,
                  case when has_column_privilege(roles.name, oid, attnum, 'insert') then 'i' end,
                  case when has_column_privilege(roles.name, oid, attnum, 'update') then 'u' end,
                  case when has_column_privilege(roles.name, oid, attnum, 'references') then 'r' end)
      from roles, relations join pg_attribute on attrelid = oid and attnum > 0 and not attisdropped
     where relkind <> 'S'
    union all
    select 'function ' || functions.name, place,
           case when has_function_privilege(roles.name, oid, 'execute') then 'x' else '' end
      from roles, functions
)
select object || E'\t' || string_agg(coalesce(nullif(granted, ''), '-'), E'\t' order by place)
  from rights
 group by object
 order by object collate "C"
