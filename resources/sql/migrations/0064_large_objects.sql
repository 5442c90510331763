-- run as: administrator
--
-- PostgreSQL lets everybody make large objects, of any size and without an audit entry. Nobody here needs one, and
-- logins that may only read, or only call functions, are to write nothing else.
do $$
declare
    v_function regprocedure;
begin
    for v_function in
        select oid from pg_proc
         where pronamespace = 'pg_catalog'::regnamespace
           and proname in ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_import', 'lo_open', 'lo_put', 'lowrite')
    loop
        execute format('revoke execute on function %s from public', v_function);
    end loop;
end
$$;
