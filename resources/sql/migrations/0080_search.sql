-- Text that the desktop shows is found by its search, lists are sorted as people sort, and every spelling of a phone
-- number is stored in one form.
--
-- Cost: the indexes of three sorted text columns are built again (1 million customers: some seconds), and one scan of
-- the orders looks for phone numbers to repair. No index of the orders is built again.

-- The order of every text that people read. Numbers inside texts are compared as numbers: Toko 2 before Toko 10. Equal
-- texts under this order are equal texts, so it also serves cursors. Its version is that of the ICU library: see
-- "Sorting" in docs/operations.md for what to do after the library has changed.
create collation meja.people (provider = icu, locale = 'id-u-kn-true', deterministic = true);

drop index meja.users_name;
drop index meja.stores_name;
drop index meja.products_name;
create index users_name on meja.users (name collate meja.people, id);
create index stores_name on meja.stores (name collate meja.people, id);
create index products_name on meja.products (name collate meja.people, id);

-- A text as searches compare it, apart from case: composed accents, straight apostrophes and quotes, `-` for every
-- dash, one space for every run of blanks. searchFold() in models/resources/search/searchfold.cpp does the same. The
-- search first compares the bare column with a pattern that leaves these characters open, which the trigram indexes
-- serve, and calls this function only for the rows that pass.
create function meja.search_text(value text) returns text
language sql immutable strict parallel safe
return case
    -- A text of ASCII characters, which is several times faster.
    when octet_length(value) = length(value) then
        regexp_replace(translate(value, U&'`\0009\000A\000B\000C\000D', '''     '), ' {2,}', ' ', 'g')
    else
        regexp_replace(
            translate(normalize(value, nfc),
                      U&'\2018\2019\201B\02B9\02BB\02BC\0060\00B4\2032\FF07'
                      '\201C\201D\201E\201F\2033\00AB\00BB\FF02'
                      '\2010\2011\2012\2013\2014\2015\2212\FE63\FF0D'
                      '\0009\000A\000B\000C\000D\0085\00A0\1680'
                      '\2000\2001\2002\2003\2004\2005\2006\2007\2008\2009\200A\2028\2029\202F\205F\3000',
                      repeat('''', 10) || repeat('"', 8) || repeat('-', 9) || repeat(' ', 24)),
            ' {2,}', ' ', 'g')
end;
grant execute on function meja.search_text(text) to meja_service, meja_staff, meja_admin, meja_auditor;

-- A complete Indonesian phone number in any spelling as +62 and 8 to 13 digits; null for anything else. Blanks,
-- brackets, dots, slashes, every kind of dash and invisible characters are ignored, and so is `tel:` in front and the 0
-- in +62 (0)812. PhoneSpelling::whole() does the same.
create or replace function meja.normalise_phone(phone text) returns text
language sql immutable strict parallel safe
set search_path = pg_catalog
as $$
    select case
               when number ~ '^(\+|00)?62' then
                   substring(regexp_replace(number, '^(\+|00)?620?', '+62') from '^\+62[1-9][0-9]{7,12}$')
               when number ~ '^0[1-9][0-9]{7,12}$' then '+62' || substr(number, 2)
               when number ~ '^8[0-9]{7,12}$' then '+62' || number
           end
      from (select regexp_replace(
                       translate(phone,
                                 U&'\FF10\FF11\FF12\FF13\FF14\FF15\FF16\FF17\FF18\FF19\FF0B'
                                 ' .()/[]-\2010\2011\2012\2013\2014\2015\2212\FE63\FF0D'
                                 '\0009\000A\000B\000C\000D\0085\00A0\1680\2000\2001\2002\2003\2004\2005\2006\2007'
                                 '\2008\2009\200A\2028\2029\202F\205F\3000'
                                 '\00AD\061C\180E\200B\200E\200F\202A\202B\202C\202D\202E\2060\2061\2062\2063\2064'
                                 '\2066\2067\2068\2069\206A\206B\206C\206D\206E\206F\FEFF',
                                 '0123456789+'),
                       '^[Tt][Ee][Ll]:', '') as number) as bare
$$;

-- Numbers that the former function stored with the 0 of +62 (0)812. A number that stays wrong, or that another row
-- already has where a column is unique, is kept and reported.
select set_config('meja.actor_kind', 'system', true), set_config('meja.actor', 'migration 0080', true),
       set_config('meja.reason', 'phone number without the 0 after +62', true);
do $$
declare
    v_column record;
    v_id bigint;
    v_ids bigint[];
begin
    for v_column in
        select * from (values ('users', 'phone'), ('stores', 'phone'), ('orders', 'recipient_phone'))
                   as phones (table_name, name)
    loop
        for v_id in execute format('select id from meja.%I where %I like ''+620%%''', v_column.table_name, v_column.name)
        loop
            begin
                execute format('update meja.%1$I set %2$I = coalesce(meja.normalise_phone(%2$I), %2$I) where id = $1',
                               v_column.table_name, v_column.name) using v_id;
            exception
                when unique_violation then null;
            end;
        end loop;
        execute format('select coalesce(array_agg(id order by id), ''{}'') from meja.%1$I where %2$I like ''+620%%''',
                       v_column.table_name, v_column.name) into v_ids;
        if cardinality(v_ids) > 0 then
            raise warning 'meja.%.% of % row(s) is not a valid phone number; correct it by hand: id %',
                v_column.table_name, v_column.name, cardinality(v_ids), array_to_string(v_ids[1:20], ', ');
        end if;
    end loop;
end
$$;
