-- run as: administrator
--
-- The second wall around a customer's rows. The program's statements name the customer; should one forget it,
-- row-level security still shows the customer API's login nothing but the rows of the customer whom the running
-- transaction has named in `meja.customer`, and nothing at all where nobody was named. The setting ends with its
-- transaction, so a pooled connection can't carry it to the next request.
--
-- Everybody else reads and writes as before, by a policy that is always true. The planner folds it away, yet for a
-- table under any policy it takes no statistics for operators that might tell what they see, and a search word
-- (ilike) is such a one: a word that 10 of 100,000 orders meet was taken for one that 800 do, and searches walked
-- through tables instead of going by an index. Bypassing the policies brings the statistics back:
--
-- * the owner, whose triggers, functions and planner_statistics() look after rows of all customers;
-- * the three groups of people. That attribute isn't inherited, so a person's login acts as its group from the
--   start of its session. Should it not, it reads the same rows, only with worse plans.
--
-- Forced, the policies bind whoever else may own the tables one day.
do $$
declare
    v_role text;
begin
    foreach v_role in array array['meja_owner', 'meja_staff', 'meja_admin', 'meja_auditor']
    loop
        if not (select rolbypassrls from pg_roles where rolname = v_role) then
            execute format('alter role %I bypassrls', v_role);
        end if;
    end loop;
exception
    -- Another database of the cluster is being migrated at this moment, and does the same.
    when internal_error then null;
end
$$;

set local role meja_owner;

-- Lets a person's login act as its group in this database from the start of every session. Acts as its caller: within
-- a function that acts as its owner nobody may order that. A caller who may not leaves the login as it is.
create function meja.act_as_group(login text) returns void
language plpgsql
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
declare
    v_group text;
begin
    select 'meja_' || role into v_group from staff_accounts where login = act_as_group.login and is_active;
    if found then
        execute format('alter role %I in database %I set role = %I', act_as_group.login, current_database(), v_group);
    end if;
exception
    when insufficient_privilege or undefined_object then
        raise notice '% reads as itself, with worse plans, until an administrator sets its role', act_as_group.login;
end
$$;
grant execute on function meja.act_as_group(text) to meja_service;

-- Whose rows the running transaction may see; null for nobody's. Plain enough to be inlined, so that the
-- comparison can go by an index.
create function meja.current_customer() returns bigint
language sql stable parallel safe
return nullif(current_setting('meja.customer', true), '')::bigint;

-- Whether that is a customer who may sign in. The customer API reads nothing of `users`, so that table needs no
-- policy and keeps its statistics for the searches by name.
create function meja.is_active_customer() returns boolean
language sql stable security definer
set search_path = meja, pg_temp
begin atomic
    select exists (select from meja.users where id = meja.current_customer() and is_active);
end;

do $$
declare
    v_table text;
    v_own text;
begin
    foreach v_table in array array['orders', 'order_items', 'payments', 'shipments', 'order_status_log', 'cancellations',
                                   'refunds', 'comments', 'idempotency_keys']
    loop
        v_own := case v_table when 'idempotency_keys' then 'subject = ''customer/'' || meja.current_customer()'
                              else 'user_id = meja.current_customer()' end;
        execute format('alter table meja.%I enable row level security, force row level security', v_table);
        execute format('create policy rows_of_all on meja.%I to meja_service, meja_staff, meja_admin, meja_auditor,
                            meja_customer_api using (true) with check (true)', v_table);
        if v_table = 'comments' then
            -- What is shown to everybody who looks at the product may be read by everybody, and by nobody changed.
            create policy shown_or_own on meja.comments as restrictive for select to meja_customer_api
                using (user_id = meja.current_customer() or not is_archived and deleted_at is null);
            create policy own_to_write on meja.comments as restrictive for insert to meja_customer_api
                with check (user_id = meja.current_customer());
            -- What staff archived or its author deleted stays as it is.
            create policy own_to_change on meja.comments as restrictive for update to meja_customer_api
                using (user_id = meja.current_customer() and not is_archived and deleted_at is null)
                with check (user_id = meja.current_customer());
            create policy nothing_to_delete on meja.comments as restrictive for delete to meja_customer_api
                using (false);
        else
            execute format('create policy own on meja.%I as restrictive to meja_customer_api
                                using (%s) with check (%s)', v_table, v_own, v_own);
        end if;
    end loop;
end
$$;

-- Times as answers and cursors have them: RFC 3339 in UTC, and microseconds since 1970, which lose nothing.
create function meja.rfc3339(at timestamptz) returns text
language sql stable strict parallel safe
return to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

create function meja.microseconds(at timestamptz) returns bigint
language sql stable strict parallel safe
return (extract(epoch from at) * 1000000)::bigint;

create function meja.at_microseconds(microseconds bigint) returns timestamptz
language sql stable strict parallel safe
return timestamptz 'epoch' + microseconds * interval '1 microsecond';

-- What the customer API reads and writes at most. Who of the staff did something, and why, is not theirs.
grant execute on function meja.current_customer(), meja.is_active_customer(), meja.instant(timestamptz),
    meja.at(bigint), meja.rfc3339(timestamptz), meja.microseconds(timestamptz), meja.at_microseconds(bigint)
    to meja_customer_api;
grant select (id, name, time_zone) on meja.stores to meja_customer_api;
grant select (id, store_id, name, rating_sum, rating_count, is_active, is_archived) on meja.products to meja_customer_api;
grant select (id, number, user_id, store_id, status, payment_status, item_count, subtotal, shipping_cost, discount,
              total, recipient_name, recipient_phone, shipping_address, shipping_city, shipping_province, postal_code,
              customer_note, placed_at, expires_at, paid_at, shipped_at, completed_at, cancelled_at, is_archived,
              archived_by_kind)
    on meja.orders to meja_customer_api;
grant select (id, order_id, user_id, product_id, product_name, sku, unit_price, quantity, line_total)
    on meja.order_items to meja_customer_api;
grant select (id, order_id, user_id, payment_type, bank, status, gross_amount, refunded_amount, expires_at, paid_at)
    on meja.payments to meja_customer_api;
grant select (id, order_id, user_id, courier, service, waybill, status, booked_at, shipped_at, delivered_at)
    on meja.shipments to meja_customer_api;
grant select (order_id, user_id, sequence, to_status, created_at) on meja.order_status_log to meja_customer_api;
grant select (id, order_id, user_id, step, reason, requested_by_kind, requested_at, ended_at)
    on meja.cancellations to meja_customer_api;
grant select (id, order_id, user_id, amount, state, requested_at, ended_at) on meja.refunds to meja_customer_api;
grant select (id, user_id, product_id, order_item_id, rating, body, is_archived, deleted_at, erased_at, created_at,
              updated_at, version),
      insert (user_id, product_id, order_item_id, rating, body), update (rating, body, deleted_at)
    on meja.comments to meja_customer_api;
grant select (id, subject, route, key, request_digest, claimed_at, status, content_type, answer), delete,
      insert (subject, route, key, request_digest), update (claimed_at, status, content_type, answer)
    on meja.idempotency_keys to meja_customer_api;
comment on column meja.idempotency_keys.subject is 'Whose key it is: staff/<login> or customer/<id>';

reset role;
select meja.act_as_group(login) from meja.staff_accounts where is_active;
