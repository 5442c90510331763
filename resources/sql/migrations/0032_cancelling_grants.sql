-- Who may read and write what of cancelling, refunding and tracking. Where a transfer goes is personal: staff
-- read it masked.

grant select on meja.cancellations, meja.refund_attempts, meja.attention_items, meja.shipment_events, meja.jobs,
    meja.gateway_calls, meja.gateway_budgets
    to meja_service, meja_staff, meja_admin, meja_auditor;

grant select (id, payment_id, order_id, user_id, ordinal, try_number, refund_key, amount, state, method,
              is_from_outside, outside_key, reason, requested_by_kind, requested_by, idempotency_key, request_id,
              approved_by, decision_reason, destination_bank, destination_account_masked,
              destination_holder_masked, proof, settled_by, confirmed_by, first_sent_at, ended_at, requested_at,
              updated_at, version)
    on meja.refunds to meja_service, meja_staff, meja_admin, meja_auditor;
grant select (destination_account, destination_holder) on meja.refunds to meja_service, meja_admin, meja_auditor;

grant update (off_us, gateway_status, settled_at, shipping_blocked) on meja.payments to meja_service;
grant update (rank) on meja.shipments to meja_service;
grant insert (shipment_id, user_id, source, word, description, happened_at, received_at)
    on meja.shipment_events to meja_service;
grant insert (order_id, user_id, frozen_from, reason, requested_by_kind, requested_by, idempotency_key, request_id,
              requested_at),
      update (step, shipment_confirmed_by, refusal, ended_at)
    on meja.cancellations to meja_service;
grant insert (payment_id, order_id, user_id, ordinal, amount, state, method, is_from_outside, outside_key, reason,
              requested_by_kind, requested_by, idempotency_key, request_id, approved_by, decision_reason,
              destination_bank, destination_account, destination_holder, first_sent_at, ended_at, requested_at),
      update (try_number, amount, state, method, requested_by_kind, requested_by, approved_by, decision_reason,
              destination_bank, destination_account, destination_holder, proof, settled_by, confirmed_by,
              first_sent_at, ended_at)
    on meja.refunds to meja_service;
grant insert (refund_id, user_id, refund_key, amount, sent_at), update (outcome, detail, ended_at)
    on meja.refund_attempts to meja_service;
grant update (state, due_at, wanted_at, fence, worker, leased_until, heartbeat_at, failures, last_failure, result,
              ended_at)
    on meja.jobs to meja_service;
grant insert (kind, subject_id, order_id, detail, raised_at, last_raised_at),
      update (detail, times_raised, last_raised_at, resolved_at, resolved_by, note)
    on meja.attention_items to meja_service;
grant insert (partner, operation, order_id, job_id, attempt, request_id, method, path, request_body, started_at),
      update (ended_at, http_status, body_status, outcome, answer_body, problem)
    on meja.gateway_calls to meja_service;
grant insert (partner, day), update (spent) on meja.gateway_budgets to meja_service;

grant execute on function meja.instant(timestamptz), meja.at(bigint), meja.moved(timestamptz, bigint),
    meja.rank_of_shipment(text), meja.schedule_job(text, bigint, bigint, timestamptz, text, text),
    meja.mask_account(text), meja.mask_name(text)
    to meja_service;
