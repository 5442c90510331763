-- schema_columns
-- Every column of our tables, with the codes that its CHECK lists, if any, and who may read it. Generated columns count
-- as never null, because ours are computed from columns that are never null.
select class.relname as table_name, attribute.attname as column_name,
       format_type(attribute.atttypid, attribute.atttypmod) as type,
       not attribute.attnotnull and attribute.attgenerated = '' as nullable,
       (select string_agg(code[1], ',')
          from pg_catalog.pg_constraint as rule,
               regexp_matches(pg_get_constraintdef(rule.oid), '''([^'']*)''::text', 'g') as code
         where rule.conrelid = class.oid
           and rule.contype = 'c'
           and rule.conkey = array[attribute.attnum]
           and pg_get_constraintdef(rule.oid) like '%= ANY (ARRAY[%') as codes,
       (select string_agg(reader, ',')
          from unnest(array['meja_staff', 'meja_admin', 'meja_auditor']) as reader
         where has_column_privilege(reader, class.oid, attribute.attnum, 'select')) as readers
  from pg_catalog.pg_class as class
  join pg_catalog.pg_attribute as attribute on attribute.attrelid = class.oid
 where class.relnamespace = 'meja'::regnamespace
   and class.relkind in ('r', 'p')
   and attribute.attnum > 0
   and not attribute.attisdropped
 order by class.relname, attribute.attnum;

-- schema_indexes
-- Every usable index with its columns. An expression has an empty column name; a text that is sorted for people is
-- written as `name@people`.
select class.relname as table_name, own.relname as name, index.indisunique as is_unique, method.amname as method,
       (select string_agg(coalesce(attribute.attname, '')
                              || case when sorting.collname = 'people' then '@people' else '' end,
                          ',' order by place.ordinality)
          from unnest(index.indkey::int2[]) with ordinality as place (attnum, ordinality)
          left join pg_catalog.pg_attribute as attribute
            on attribute.attrelid = class.oid and attribute.attnum = place.attnum
          left join pg_catalog.pg_collation as sorting
            on sorting.oid = index.indcollation[place.ordinality - 1]
           and sorting.collnamespace = 'meja'::regnamespace) as columns,
       coalesce(pg_get_expr(index.indpred, index.indrelid), '') as predicate
  from pg_catalog.pg_index as index
  join pg_catalog.pg_class as class on class.oid = index.indrelid
  join pg_catalog.pg_class as own on own.oid = index.indexrelid
  join pg_catalog.pg_am as method on method.oid = own.relam
 where class.relnamespace = 'meja'::regnamespace
   and index.indisvalid
 order by class.relname, own.relname;

-- schema_foreign_keys
select class.relname as table_name,
       (select string_agg(attribute.attname, ',' order by place.ordinality)
          from unnest(rule.conkey) with ordinality as place (attnum, ordinality)
          join pg_catalog.pg_attribute as attribute
            on attribute.attrelid = rule.conrelid and attribute.attnum = place.attnum) as columns,
       target.relname as referenced_table,
       (select string_agg(attribute.attname, ',' order by place.ordinality)
          from unnest(rule.confkey) with ordinality as place (attnum, ordinality)
          join pg_catalog.pg_attribute as attribute
            on attribute.attrelid = rule.confrelid and attribute.attnum = place.attnum) as referenced
  from pg_catalog.pg_constraint as rule
  join pg_catalog.pg_class as class on class.oid = rule.conrelid
  join pg_catalog.pg_class as target on target.oid = rule.confrelid
 where class.relnamespace = 'meja'::regnamespace
   and rule.contype = 'f'
 order by class.relname, rule.conname;

-- schema_reserved_words
select word from pg_get_keywords() where catcode in ('R', 'T');
