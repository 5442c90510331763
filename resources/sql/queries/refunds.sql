-- Refunds and their attempts, within a transaction of the service. The order must be locked first.

-- with_key
select id, payment_id, order_id, ordinal, try_number, amount, state, method, is_from_outside, outside_key, reason,
       requested_by_kind, requested_by, idempotency_key, request_id, array_to_string(requesters, E'\n'), approved_by,
       is_approved_automatically, decision_reason, destination_bank, destination_account, destination_holder, proof,
       settled_by, confirmed_by, meja.instant(first_sent_at), meja.instant(shown_at), meja.instant(missing_since),
       meja.instant(ended_at), meja.instant(requested_at), version
  from refunds
 where idempotency_key = :key

-- read
select id, payment_id, order_id, ordinal, try_number, amount, state, method, is_from_outside, outside_key, reason,
       requested_by_kind, requested_by, idempotency_key, request_id, array_to_string(requesters, E'\n'), approved_by,
       is_approved_automatically, decision_reason, destination_bank, destination_account, destination_holder, proof,
       settled_by, confirmed_by, meja.instant(first_sent_at), meja.instant(shown_at), meja.instant(missing_since),
       meja.instant(ended_at), meja.instant(requested_at), version
  from refunds
 where id = :id

-- of_payment
select id, payment_id, order_id, ordinal, try_number, amount, state, method, is_from_outside, outside_key, reason,
       requested_by_kind, requested_by, idempotency_key, request_id, array_to_string(requesters, E'\n'), approved_by,
       is_approved_automatically, decision_reason, destination_bank, destination_account, destination_holder, proof,
       settled_by, confirmed_by, meja.instant(first_sent_at), meja.instant(shown_at), meja.instant(missing_since),
       meja.instant(ended_at), meja.instant(requested_at), version
  from refunds
 where payment_id = :payment_id
 order by ordinal

-- add
insert into refunds (payment_id, order_id, user_id, ordinal, amount, state, method, is_from_outside, outside_key,
                     reason, requested_by_kind, requested_by, idempotency_key, request_id, approved_by,
                     is_approved_automatically, decision_reason, destination_bank, destination_account,
                     destination_holder, first_sent_at, shown_at, missing_since, ended_at, requested_at)
select id, order_id, user_id, :ordinal, :amount, :state, :method, :is_from_outside,
       case when :is_from_outside then :outside_key end, :reason, :requested_by_kind, :requested_by,
       :idempotency_key, nullif(:request_id, ''), nullif(:approved_by, ''), :is_approved_automatically,
       nullif(:decision_reason, ''), nullif(:destination_bank, ''), nullif(:destination_account, ''),
       nullif(:destination_holder, ''), meja.at(:first_sent_at), meja.at(:shown_at), meja.at(:missing_since),
       meja.at(:ended_at), meja.at(:requested_at)
  from payments
 where id = :payment_id
returning id

-- save
update refunds
   set try_number = :try_number, amount = :amount, state = :state, method = :method,
       requested_by_kind = :requested_by_kind, requested_by = :requested_by, approved_by = nullif(:approved_by, ''),
       is_approved_automatically = :is_approved_automatically, decision_reason = nullif(:decision_reason, ''),
       destination_bank = nullif(:destination_bank, ''), destination_account = nullif(:destination_account, ''),
       destination_holder = nullif(:destination_holder, ''), proof = nullif(:proof, ''),
       settled_by = nullif(:settled_by, ''), confirmed_by = nullif(:confirmed_by, ''),
       first_sent_at = meja.moved(first_sent_at, :first_sent_at), shown_at = meja.moved(shown_at, :shown_at),
       missing_since = meja.moved(missing_since, :missing_since), ended_at = meja.moved(ended_at, :ended_at)
 where id = :id

-- add_attempt
-- A pending attempt with this key was turned away by the partner: the next call continues it.
insert into refund_attempts (refund_id, user_id, refund_key, amount, sent_at)
select id, user_id, :key, :amount, meja.at(:sent_at)
  from refunds
 where id = :refund_id
    on conflict (refund_key) where outcome = 'pending' and not is_continued do update
   set sent_at = greatest(refund_attempts.sent_at, excluded.sent_at)
returning id

-- last_sent_at
select meja.instant(sent_at) from refund_attempts where refund_id = :refund_id order by sent_at desc limit 1

-- close_attempts
-- Continued attempts of the key end as well.
update refund_attempts
   set outcome = :outcome, detail = nullif(:detail, ''), ended_at = case when :outcome <> 'pending' then now() end
 where refund_id = :refund_id and refund_key = :key and outcome = 'pending'
