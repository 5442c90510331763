-- Contacts have one form wherever they are written or looked up.

-- Phone numbers -----------------------------------------------------------------------------------

-- Phone numbers are stored in one form, also when a row is written without the storefront's functions: +62 and 8 to 13
-- digits without the 0 of +62 (0)812. The check constraints of the columns cannot refuse this 0, because rows from before
-- 0080 may still have it. As in 0071, a value is checked when it changes. What a constraint refuses already is left to it.
create function meja.require_stored_phone(p_what text, p_phone text) returns void
language plpgsql immutable
set search_path = meja, pg_temp
as $$
begin
    if p_phone ~ '^\+62[0-9]{8,13}$' and p_phone is distinct from normalise_phone(p_phone) then
        raise exception '% must have no 0 after +62, for example +6281234567890', p_what using errcode = '22023';
    end if;
end
$$;

create function meja.keep_phone() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
begin
    if new.phone is distinct from old.phone then
        perform require_stored_phone('phone', new.phone);
    end if;
    return new;
end
$$;

create function meja.keep_recipient_phone() returns trigger
language plpgsql security definer
set search_path = meja, pg_temp
as $$
begin
    if new.recipient_phone is distinct from old.recipient_phone then
        perform require_stored_phone('recipient_phone', new.recipient_phone);
    end if;
    return new;
end
$$;

create trigger keep_phone before insert or update of phone on meja.users
    for each row execute function meja.keep_phone();
create trigger keep_phone before insert or update of phone on meja.stores
    for each row execute function meja.keep_phone();
create trigger keep_phone before insert or update of recipient_phone on meja.orders
    for each row execute function meja.keep_recipient_phone();

-- Look-ups -----------------------------------------------------------------------------------------

-- As in 0078, but an e-mail address is folded by the function that also finds the customer of an address.
create or replace function meja.request_contact_lookup(contact text) returns bigint
language plpgsql security definer
set search_path = meja, pg_temp
as $$
#variable_conflict use_column
declare
    v_contact text := case when request_contact_lookup.contact like '%_@_%'
                           then email_key(request_contact_lookup.contact)
                           else normalise_phone(request_contact_lookup.contact) end;
    v_id bigint;
begin
    if v_contact is null then
        raise exception 'a complete phone number or e-mail address is needed' using errcode = '22023';
    end if;
    perform require_read_committed('a look-up');
    -- Locked, so that look-ups requested at the same time count each other.
    perform 1 from staff_accounts where login = session_user for no key update;
    if not found then
        -- A member of a group that has no account.
        perform pg_advisory_xact_lock(hashtextextended('look-ups of ' || session_user, 0));
    end if;
    if (select count(*) filter (where asked_at > clock_timestamp() - interval '1 minute') >= 30 or count(*) >= 500
          from contact_lookups
         where login = session_user and asked_at > clock_timestamp() - interval '1 day') then
        raise exception 'too many look-ups: 30 a minute and 500 a day are allowed' using errcode = 'MJ018';
    end if;
    perform act_as('staff');
    insert into contact_lookups (contact) values (v_contact) returning id into v_id;
    return v_id;
end
$$;
