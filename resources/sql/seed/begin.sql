-- The schema of the seed. If it exists when a seed starts, an earlier seed was interrupted; it lists the indexes that
-- must be created again.
create schema meja_seed;

create table meja_seed.tables (name text primary key, position integer not null);
insert into meja_seed.tables
select name, position
  from unnest(array['users', 'stores', 'products', 'carts', 'cart_items', 'checkout_sessions', 'orders', 'order_items',
                    'payments', 'shipments', 'stock_movements', 'order_status_log', 'comments',
                    'cancellations', 'refunds', 'refund_attempts', 'attention_items', 'jobs']) with ordinality as listed (name, position);

create table meja_seed.counted (name text primary key, amount bigint not null, digest bigint not null);

-- Indexes that no foreign key needs are dropped, and created again from the same definition when the table is filled.
create table meja_seed.dropped as
select t.name as table_name, i.relname::text as index_name, c.conname::text as constraint_name,
       pg_get_indexdef(x.indexrelid) as definition, t.position
  from meja_seed.tables as t
  join pg_index as x on x.indrelid = ('meja.' || t.name)::regclass
  join pg_class as i on i.oid = x.indexrelid
  left join pg_constraint as c on c.conindid = x.indexrelid and c.contype = 'u'
 where not x.indisprimary
   and not exists (select from pg_constraint as f where f.conindid = x.indexrelid and f.contype = 'f');

-- Gives an empty table a new file. With wal_level = minimal, writing to it needs no write-ahead log.
create function meja_seed.renew(name text) returns void
language plpgsql
as $$
begin
    execute format('cluster meja.%I using %I', name, name || '_pkey');
    execute format('alter table meja.%I set without cluster', name);
end
$$;

-- Disables autovacuum for the tables while they are filled, because it would be wasted work. They are analysed when
-- they are filled.
create function meja_seed.rest_from_vacuum(rests boolean) returns void
language plpgsql
as $$
declare
    v_change constant text := case when rests then 'set (autovacuum_enabled = off)' else 'reset (autovacuum_enabled)' end;
    v_name text;
begin
    for v_name in select name from meja_seed.tables loop
        execute format('alter table meja.%I %s', v_name, v_change);
    end loop;
end
$$;

create function meja_seed.drop_indexes() returns void
language plpgsql
as $$
declare
    gone record;
begin
    for gone in select * from meja_seed.dropped loop
        if gone.constraint_name is null then
            execute format('drop index meja.%I', gone.index_name);
        else
            execute format('alter table meja.%I drop constraint %I', gone.table_name, gone.constraint_name);
        end if;
    end loop;
end
$$;

create function meja_seed.restore_index(name text) returns void
language plpgsql
as $$
declare
    gone record;
begin
    select * into strict gone from meja_seed.dropped where index_name = name;
    if to_regclass(format('meja.%I', name)) is null then
        execute gone.definition;
    end if;
end
$$;

create function meja_seed.restore_constraints() returns void
language plpgsql
as $$
declare
    gone record;
begin
    for gone in
        select * from meja_seed.dropped as d
         where constraint_name is not null
           and not exists (select from pg_constraint as c
                            where c.conrelid = ('meja.' || d.table_name)::regclass and c.conname = d.constraint_name)
    loop
        execute format('alter table meja.%I add constraint %I unique using index %I', gone.table_name, gone.constraint_name, gone.index_name);
    end loop;
end
$$;

-- Counts a table's rows and computes a digest that depends on every row. Sets the identity sequence to the highest id.
create function meja_seed.count_rows(name text) returns void
language plpgsql
as $$
begin
    execute format('insert into meja_seed.counted '
                   'select %L, count(*), coalesce(bit_xor(hash_record_extended(t, 0)), 0) from meja.%I as t', name, name);
    execute format('select setval(pg_get_serial_sequence(%L, ''id''), max(id)) from meja.%I having max(id) is not null',
                   'meja.' || name, name);
end
$$;

-- Empties the tables after an interrupted seed, and restores the indexes, constraints and autovacuum.
create function meja_seed.undo() returns void
language plpgsql
as $$
begin
    -- Cascade, because webhook messages and gateway calls refer to these tables. That loses nothing: only an empty
    -- database is seeded.
    execute (select 'truncate ' || string_agg(format('meja.%I', name), ', ') || ' restart identity cascade' from meja_seed.tables);
    perform meja_seed.restore_index(index_name) from meja_seed.dropped;
    perform meja_seed.restore_constraints();
    perform meja_seed.rest_from_vacuum(false);
end
$$;
