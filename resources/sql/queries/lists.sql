-- required_columns
-- Columns that are never null, so that a list need not handle NULL in its order.
select class.relname, attribute.attname
  from pg_catalog.pg_attribute as attribute
  join pg_catalog.pg_class as class on class.oid = attribute.attrelid
 where class.relnamespace = 'meja'::regnamespace
   and class.relkind in ('r', 'p')
   and attribute.attnum > 0
   and attribute.attnotnull;

-- plain_indexes
-- The columns, separated by spaces, of every valid B-tree index that covers the whole table in plain ascending order.
-- A text that is sorted for people is written as `name@people`.
select class.relname,
       string_agg(attribute.attname || case when collation_of_key.collname = 'people' then '@people' else '' end, ' '
                  order by key.position)
  from pg_catalog.pg_index as index
  join pg_catalog.pg_class as class on class.oid = index.indrelid
  join pg_catalog.pg_class as index_class on index_class.oid = index.indexrelid
  join pg_catalog.pg_am as method on method.oid = index_class.relam
 cross join lateral unnest(index.indkey) with ordinality as key (number, position)
  join pg_catalog.pg_attribute as attribute
    on attribute.attrelid = class.oid and attribute.attnum = key.number
  left join pg_catalog.pg_collation as collation_of_key
    on collation_of_key.oid = index.indcollation[key.position - 1]
   and collation_of_key.collnamespace = 'meja'::regnamespace
 where class.relnamespace = 'meja'::regnamespace
   and method.amname = 'btree'
   and key.position <= index.indnkeyatts
   and index.indisvalid
   and index.indpred is null
   and index.indexprs is null
   and not exists (select 1 from unnest(index.indoption) as option where option <> 0)
 group by class.relname, index.indexrelid;

-- login_role
-- The group of the login with the most rights; a superuser is an admin.
select current_role_group()

-- quick
-- Settings for a query with a timeout. random_page_cost is low, because cached pages cost the same in any order. JIT
-- compilation and parallel workers are off, because starting them takes longer than they save in a short query.
-- effective_io_concurrency lets scattered rows be read from disk in parallel.
select set_config('statement_timeout', :milliseconds, true), set_config('random_page_cost', '1.1', true),
       set_config('jit', 'off', true), set_config('effective_io_concurrency', '64', true),
       set_config('max_parallel_workers_per_gather', '0', true);

-- slow
-- Settings for a query over a whole table, and for `explain`. It uses one core and leaves the others to page queries.
-- JIT is off, because loading the compiler takes 80 ms on each connection.
select set_config('max_parallel_workers_per_gather', '0', true), set_config('jit', 'off', true);

-- column_statistics
-- The planner's statistics of one column. They are collected in the column's own collation; the sampled values of a text
-- are sorted for people here.
with known as materialized (select * from planner_statistics(:table, :column))
select 'null' as kind, null as value, null_fraction as part, 0::bigint as place from known
 union all
select 'common', common.value, common.part, common.place
  from known, unnest(most_common_values, most_common_frequencies) with ordinality as common (value, part, place)
 union all
select 'bound', bound.value, null,
       case when :is_text::boolean then row_number() over (order by bound.value collate meja.people) else bound.place end
  from known, unnest(histogram_bounds) with ordinality as bound (value, place)
 order by kind, place;

-- find_users_by_contact
-- Keys of the customers with that complete phone or e-mail. Must run outside a transaction, because the procedure
-- commits the audit entry of the look-up before it returns.
call find_users_by_contact(:contact, null);
