-- The limit of automatic approvals, also for statements that do not come from the services. The services know the limit
-- of their settings; a login of the service that writes by itself does not, so an administrator may write a limit into
-- the database that no automatic approval reaches. Errors as in 0076.

create table meja.approval_limit (
    id smallint primary key default 1 check (id = 1),
    amount bigint check (amount >= 0)
);
comment on column meja.approval_limit.amount is
    'The automatically approved refunds of an order stay below it, in rupiah; null or no row: only the settings of the services limit them';
select meja.audit_table('meja.approval_limit');
grant select on meja.approval_limit to meja_service, meja_staff, meja_admin, meja_auditor;

-- How much of each order was approved automatically. Two transactions that add to one order change the same row, so one
-- of them waits, or fails with a serialization failure, whatever its isolation level is.
create table meja.automatic_approvals (
    order_id bigint primary key references meja.orders,
    amount bigint not null check (amount >= 0)
);
comment on table meja.automatic_approvals is 'Not audited: a counter over meja.refunds, which are audited';
grant select on meja.automatic_approvals to meja_service, meja_staff, meja_admin, meja_auditor;

insert into meja.automatic_approvals (order_id, amount)
select order_id, sum(amount) from meja.refunds where is_approved_automatically group by order_id;

create function meja.automatic_amount(p_refund meja.refunds) returns bigint
language sql immutable
set search_path = meja, pg_temp
return case when (p_refund).is_approved_automatically then (p_refund).amount else 0 end;

-- Before the first automatic approval of an order: refunds of the seed are not counted yet.
create function meja.open_automatic_approvals() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
begin
    insert into automatic_approvals (order_id, amount)
    select new.order_id, coalesce(sum(automatic_amount(r)), 0) from refunds as r where order_id = new.order_id
        on conflict (order_id) do nothing;
    return new;
end
$$;

create function meja.count_automatic_approval() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
declare
    v_before bigint := 0;
    v_sum bigint;
    v_limit bigint;
begin
    if tg_op = 'UPDATE' then
        v_before := automatic_amount(old);
    end if;
    if automatic_amount(new) = v_before then
        return null;
    end if;
    update automatic_approvals set amount = amount + automatic_amount(new) - v_before
     where order_id = new.order_id
    returning amount into v_sum;
    select amount into v_limit from approval_limit;
    if automatic_amount(new) > v_before and v_sum >= v_limit then
        raise exception 'refund % needs an approval: the automatic approvals of order % would reach %, the limit is %',
            new.id, new.order_id, v_sum, v_limit using errcode = 'MJ006';
    end if;
    return null;
end
$$;

create trigger open_automatic_approvals before insert on meja.refunds
    for each row when (new.is_approved_automatically)
    execute function meja.open_automatic_approvals();
create trigger count_automatic after insert or update of is_approved_automatically, amount on meja.refunds
    for each row execute function meja.count_automatic_approval();
