-- Rules for the values that enter Meja: which characters a text may contain, how long it may be, and which courier codes
-- and times are known. models/domain/textrule.h applies the same rules to texts; a test compares both for every code point.

-- Texts -----------------------------------------------------------------------------------------

-- The text as it is stored: composed (NFC), every kind of blank as a space, trimmed. With p_is_multiline every line
-- break becomes \n; without it, line breaks and tabs inside the text stay, so that text_problem() refuses them.
create function meja.normalise_text(p_value text, p_is_multiline boolean default false) returns text
language plpgsql immutable strict parallel safe
set search_path = pg_catalog
as $$
declare
    v_text text := p_value;
begin
    -- A text of printable ASCII characters needs none of the steps below.
    if p_value collate "C" ~ '^[ -~]*$' then
        return btrim(p_value);
    end if;
    v_text := normalize(v_text, nfc);
    if p_is_multiline then
        v_text := regexp_replace(v_text collate "C", '\r\n|[\u000B-\u000D\u0085\u2028\u2029]', e'\n', 'g');
    end if;
    v_text := regexp_replace(v_text collate "C", '[\u00A0\u1680\u2000-\u200A\u202F\u205F\u2800\u3000]', ' ', 'g');
    return btrim(v_text, e' \t\n\u000B\u000C\r\u0085\u2028\u2029');
end
$$;

-- The text without the joiners and variation selectors of emoji: U+200D between two emoji, U+FE0E and U+FE0F behind an
-- emoji, U+FE0F in a keycap. In all other positions these characters are invisible and not allowed.
create function meja.without_emoji_joiners(p_text text) returns text
language sql immutable strict parallel safe
set search_path = pg_catalog
return regexp_replace(regexp_replace(regexp_replace(p_text collate "C",
    '([\u00A9\u00AE\u203C\u2049\u2122\u2139\u2190-\u2BFF\u3030\u303D\u3297\u3299\U0001F000-\U0001FAFF])[\uFE0E\uFE0F]',
    '\1', 'g'),
    '([0-9#*])\uFE0F(?=\u20E3)', '\1', 'g'),
    '([\u00A9\u00AE\u203C\u2049\u2122\u2139\u2190-\u2BFF\u3030\u303D\u3297\u3299\U0001F000-\U0001FAFF])\u200D'
    '(?=[\u00A9\u00AE\u203C\u2049\u2122\u2139\u2190-\u2BFF\u3030\u303D\u3297\u3299\U0001F000-\U0001FAFF])',
    '\1', 'g');

-- The first character that no text may contain, or null: controls, format characters (also those that change the
-- direction of a text), other invisible characters, line separators, private use, noncharacters.
create function meja.forbidden_character(p_text text) returns text
language sql immutable strict parallel safe
set search_path = pg_catalog
return substring(p_text collate "C" from
    '[\u0001-\u001F\u007F-\u009F\u00AD\u034F\u0600-\u0605\u061C\u06DD\u070F\u0890\u0891\u08E2\u115F\u1160\u17B4\u17B5'
    '\u180B-\u180F\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uE000-\uF8FF\uFDD0-\uFDEF\uFE00-\uFE0F\uFEFF\uFFA0'
    '\uFFF0-\uFFFC\uFFFE\uFFFF\U000110BD\U000110CD\U00013430-\U0001343F\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A'
    '\U0001FFFE\U0001FFFF\U0002FFFE\U0002FFFF\U0003FFFE-\U0010FFFF]');

-- Whether the text contains a character that people see: neither forbidden nor a blank nor a combining mark. The
-- marks are those of Unicode 14, from \u0300 on.
create function meja.is_visible(p_text text) returns boolean
language sql immutable strict parallel safe
set search_path = pg_catalog
return p_text collate "C" ~ '[!-~]' or p_text collate "C" ~ (
        '[^\u0001- \u007F-\u00A0\u00AD\u0600-\u0605\u061C\u06DD\u070F\u0890\u0891\u08E2\u115F\u1160\u180B-\u180F\u2000-\u200F'
        '\u2028-\u202F\u205F-\u206F\u2800\u3000\u3164\uE000-\uF8FF\uFDD0-\uFDEF\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFC\uFFFE\uFFFF'
        '\u1680\U000110BD\U000110CD\U00013430-\U0001343F\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U0001FFFE\U0001FFFF'
        '\U0002FFFE\U0002FFFF\U0003FFFE-\U0010FFFF'
        '\u0300-\u036F\u0483-\u0489\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u064B-\u065F'
        '\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u0711\u0730-\u074A\u07A6-\u07B0\u07EB-\u07F3'
        '\u07FD\u0816-\u0819\u081B-\u0823\u0825-\u0827\u0829-\u082D\u0859-\u085B\u0898-\u089F\u08CA-\u08E1'
        '\u08E3-\u0903\u093A-\u093C\u093E-\u094F\u0951-\u0957\u0962\u0963\u0981-\u0983\u09BC\u09BE-\u09CD\u09D7'
        '\u09E2\u09E3\u09FE-\u0A03\u0A3C-\u0A51\u0A70\u0A71\u0A75\u0A81-\u0A83\u0ABC\u0ABE-\u0ACD\u0AE2\u0AE3'
        '\u0AFA-\u0B03\u0B3C\u0B3E-\u0B57\u0B62\u0B63\u0B82\u0BBE-\u0BCD\u0BD7\u0C00-\u0C04\u0C3C\u0C3E-\u0C56'
        '\u0C62\u0C63\u0C81-\u0C83\u0CBC\u0CBE-\u0CD6\u0CE2\u0CE3\u0D00-\u0D03\u0D3B\u0D3C\u0D3E-\u0D4D\u0D57'
        '\u0D62\u0D63\u0D81-\u0D83\u0DCA-\u0DDF\u0DF2\u0DF3\u0E31\u0E34-\u0E3A\u0E47-\u0E4E\u0EB1\u0EB4-\u0EBC'
        '\u0EC8-\u0ECD\u0F18\u0F19\u0F35\u0F37\u0F39\u0F3E\u0F3F\u0F71-\u0F84\u0F86\u0F87\u0F8D-\u0FBC\u0FC6'
        '\u102B-\u103E\u1056-\u1059\u105E-\u1060\u1062-\u1064\u1067-\u106D\u1071-\u1074\u1082-\u108D\u108F'
        '\u109A-\u109D\u135D-\u135F\u1712-\u1715\u1732-\u1734\u1752\u1753\u1772\u1773\u17B4-\u17D3\u17DD'
        '\u180B-\u180D\u180F\u1885\u1886\u18A9\u1920-\u193B\u1A17-\u1A1B\u1A55-\u1A7F\u1AB0-\u1B04\u1B34-\u1B44'
        '\u1B6B-\u1B73\u1B80-\u1B82\u1BA1-\u1BAD\u1BE6-\u1BF3\u1C24-\u1C37\u1CD0-\u1CD2\u1CD4-\u1CE8\u1CED\u1CF4'
        '\u1CF7-\u1CF9\u1DC0-\u1DFF\u20D0-\u20F0\u2CEF-\u2CF1\u2D7F\u2DE0-\u2DFF\u302A-\u302F\u3099\u309A'
        '\uA66F-\uA672\uA674-\uA67D\uA69E\uA69F\uA6F0\uA6F1\uA802\uA806\uA80B\uA823-\uA827\uA82C\uA880\uA881'
        '\uA8B4-\uA8C5\uA8E0-\uA8F1\uA8FF\uA926-\uA92D\uA947-\uA953\uA980-\uA983\uA9B3-\uA9C0\uA9E5\uAA29-\uAA36'
        '\uAA43\uAA4C\uAA4D\uAA7B-\uAA7D\uAAB0\uAAB2-\uAAB4\uAAB7\uAAB8\uAABE\uAABF\uAAC1\uAAEB-\uAAEF'
        '\uAAF5\uAAF6\uABE3-\uABEA\uABEC\uABED\uFB1E\uFE00-\uFE0F\uFE20-\uFE2F\U000101FD\U000102E0'
        '\U00010376-\U0001037A\U00010A01-\U00010A0F\U00010A38-\U00010A3F\U00010AE5\U00010AE6\U00010D24-\U00010D27'
        '\U00010EAB\U00010EAC\U00010F46-\U00010F50\U00010F82-\U00010F85\U00011000-\U00011002\U00011038-\U00011046'
        '\U00011070\U00011073\U00011074\U0001107F-\U00011082\U000110B0-\U000110BA\U000110C2\U00011100-\U00011102'
        '\U00011127-\U00011134\U00011145\U00011146\U00011173\U00011180-\U00011182\U000111B3-\U000111C0'
        '\U000111C9-\U000111CC\U000111CE\U000111CF\U0001122C-\U00011237\U0001123E\U000112DF-\U000112EA'
        '\U00011300-\U00011303\U0001133B\U0001133C\U0001133E-\U0001134D\U00011357\U00011362-\U00011374'
        '\U00011435-\U00011446\U0001145E\U000114B0-\U000114C3\U000115AF-\U000115C0\U000115DC\U000115DD'
        '\U00011630-\U00011640\U000116AB-\U000116B7\U0001171D-\U0001172B\U0001182C-\U0001183A'
        '\U00011930-\U0001193E\U00011940\U00011942\U00011943\U000119D1-\U000119E0\U000119E4\U00011A01-\U00011A0A'
        '\U00011A33-\U00011A39\U00011A3B-\U00011A3E\U00011A47\U00011A51-\U00011A5B\U00011A8A-\U00011A99'
        '\U00011C2F-\U00011C3F\U00011C92-\U00011CB6\U00011D31-\U00011D45\U00011D47\U00011D8A-\U00011D97'
        '\U00011EF3-\U00011EF6\U00016AF0-\U00016AF4\U00016B30-\U00016B36\U00016F4F\U00016F51-\U00016F92'
        '\U00016FE4-\U00016FF1\U0001BC9D\U0001BC9E\U0001CF00-\U0001CF46\U0001D165-\U0001D169\U0001D16D-\U0001D172'
        '\U0001D17B-\U0001D182\U0001D185-\U0001D18B\U0001D1AA-\U0001D1AD\U0001D242-\U0001D244'
        '\U0001DA00-\U0001DA36\U0001DA3B-\U0001DA6C\U0001DA75\U0001DA84\U0001DA9B-\U0001DAAF\U0001E000-\U0001E02A'
        '\U0001E130-\U0001E136\U0001E2AE\U0001E2EC-\U0001E2EF\U0001E8D0-\U0001E8D6\U0001E944-\U0001E94A'
        '\U000E0100-\U000E01EF'
        ']');

-- What is wrong with a normalised text, as the end of a sentence that begins with the name of its field; null when
-- nothing is wrong.
create function meja.text_problem(p_text text, p_max integer, p_is_multiline boolean default false) returns text
language plpgsql immutable parallel safe
set search_path = meja, pg_temp
as $$
declare
    v_text text := p_text;
    v_code text;
begin
    if coalesce(v_text, '') = '' or not is_visible(v_text) then
        return 'must not be empty';
    end if;
    if length(v_text) > p_max then
        return format('must have at most %s characters', p_max);
    end if;
    if v_text collate "C" ~ '^[ -~]*$' then
        return null;
    end if;
    if p_is_multiline then
        v_text := translate(v_text, e'\n\t', '  ');
    end if;
    if v_text collate "C" ~ '[\u200D\uFE0E\uFE0F]' then
        v_text := without_emoji_joiners(v_text);
    end if;
    v_code := upper(to_hex(ascii(forbidden_character(v_text))));
    return 'must not contain the character U+' || lpad(v_code, greatest(4, length(v_code)), '0');
end
$$;

-- The function with two arguments is replaced: its calls use the default.
drop function meja.require_text(text, text);

-- A text of one line, normalised. Refuses null, blank and too long texts, and forbidden characters.
create function meja.require_text(p_what text, p_value text, p_max integer default 200) returns text
language plpgsql immutable parallel safe
set search_path = meja, pg_temp
as $$
declare
    v_text text := normalise_text(p_value);
    v_problem text := text_problem(v_text, p_max);
begin
    if v_problem is not null then
        raise exception '% %', p_what, v_problem using errcode = '22023';
    end if;
    return v_text;
end
$$;

-- The same for a text that may be missing: null and blanks give null.
create function meja.optional_text(p_what text, p_value text, p_max integer default 200) returns text
language sql immutable parallel safe
set search_path = meja, pg_temp
return case when normalise_text(p_value) <> '' then require_text(p_what, p_value, p_max) end;

-- A text of several lines that may be missing. Line breaks become \n; tabs stay.
create function meja.optional_lines(p_what text, p_value text, p_max integer default 1000) returns text
language plpgsql immutable parallel safe
set search_path = meja, pg_temp
as $$
declare
    v_text text := nullif(normalise_text(p_value, p_is_multiline => true), '');
    v_problem text := text_problem(v_text, p_max, p_is_multiline => true);
begin
    if v_text is not null and v_problem is not null then
        raise exception '% %', p_what, v_problem using errcode = '22023';
    end if;
    return v_text;
end
$$;

-- A text compared without the case of the letters A-Z only. lower() of the database's collation would also make one
-- letter of U+212A (KELVIN SIGN) and k.
create function meja.ascii_lower(p_value text) returns text
language sql immutable strict parallel safe
set search_path = pg_catalog
return translate(p_value, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz');

-- Codes and times -------------------------------------------------------------------------------

-- The couriers' codes, as `choices::couriers()` lists them.
create function meja.courier_codes() returns text[]
language sql immutable parallel safe
set search_path = pg_catalog
return array['jne', 'jnt', 'sicepat', 'anteraja', 'lion', 'pos', 'tiki', 'ninja', 'ide', 'sap', 'wahana', 'gosend', 'sentral',
             'rex', 'ncs', 'rpx', 'star', 'dse'];

-- The code of a courier, in lower case. Komerce writes IDEXPRESS for the courier that RajaOngkir calls ide.
create function meja.require_courier(p_courier text) returns text
language plpgsql immutable parallel safe
set search_path = meja, pg_temp
as $$
declare
    v_code text := ascii_lower(optional_text('courier', p_courier));
begin
    if v_code = 'idexpress' then
        return 'ide';
    end if;
    if v_code <> all (courier_codes()) then
        raise exception 'courier must be one of %', array_to_string(courier_codes(), ', ') using errcode = '22023';
    end if;
    return v_code;
end
$$;

-- A time that an event can have: not infinite, not before Meja existed, not in the future. The day beyond now() allows
-- for a time that was sent with the wrong offset.
create function meja.require_time(p_what text, p_value timestamptz) returns timestamptz
language plpgsql stable parallel safe
set search_path = meja, pg_temp
as $$
begin
    if p_value not between timestamptz '2000-01-01 00:00:00+00' and now() + interval '1 day' then
        raise exception '% must be between 2000-01-01 and tomorrow', p_what using errcode = '22023';
    end if;
    return p_value;
end
$$;

-- An amount in whole rupiah: 0 to Rp 100,000,000,000, so that no sum over the lines of a cart passes the range of bigint.
create function meja.require_amount(p_what text, p_value bigint) returns bigint
language plpgsql immutable parallel safe
set search_path = meja, pg_temp
as $$
begin
    if p_value is null or p_value not between 0 and 100000000000 then
        raise exception '% must be between 0 and 100000000000', p_what using errcode = '22023';
    end if;
    return p_value;
end
$$;

-- A duration in exact seconds. '12000 months -359990 days' is ten days when intervals are compared, yet added to a time
-- it is fourteen years.
create function meja.require_duration(p_what text, p_value interval, p_min interval, p_max interval) returns interval
language plpgsql immutable parallel safe
set search_path = meja, pg_temp
as $$
begin
    if p_value is null
       or extract(epoch from p_value) not between extract(epoch from p_min) and extract(epoch from p_max) then
        raise exception '% must be between % and %', p_what, p_min, p_max using errcode = '22023';
    end if;
    return make_interval(secs => extract(epoch from p_value));
end
$$;

-- A number of rows that one call may return or change.
create function meja.require_count(p_what text, p_value integer) returns integer
language plpgsql immutable parallel safe
set search_path = meja, pg_temp
as $$
begin
    if p_value is null or p_value < 0 then
        raise exception '% must be 0 or more', p_what using errcode = '22023';
    end if;
    return p_value;
end
$$;

-- Addresses --------------------------------------------------------------------------------------

-- An e-mail address as it is compared. Not normalised: NFC makes the letter K of U+212A (KELVIN SIGN).
create function meja.email_key(p_email text) returns text
language sql immutable strict parallel safe
set search_path = meja, pg_temp
return ascii_lower(btrim(p_email, e' \t\r\n'));

-- An e-mail address as it is stored: ASCII, in lower case. A domain with other letters is written in its ASCII form
-- (xn--…).
create function meja.require_email(p_email text) returns text
language plpgsql immutable parallel safe
set search_path = meja, pg_temp
as $$
declare
    v_email text := email_key(p_email);
begin
    if coalesce(v_email, '') = '' then
        raise exception 'email must not be empty' using errcode = '22023';
    end if;
    if length(v_email) > 254 then
        raise exception 'email must have at most 254 characters' using errcode = '22023';
    end if;
    if v_email collate "C"
       !~ '^[a-z0-9.!#$%&''*+/=?^_`{|}~-]{1,64}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$' then
        raise exception 'email must be an address like name@example.com' using errcode = '22023';
    end if;
    return v_email;
end
$$;

-- A street address in one line: line breaks become commas.
create function meja.one_line(p_address text) returns text
language sql immutable strict parallel safe
set search_path = meja, pg_temp
return regexp_replace(normalise_text(p_address, p_is_multiline => true) collate "C", '[ ,]*\n[ ,\n]*', ', ', 'g');
