-- The log of calls to partners.

-- begin
insert into gateway_calls (partner, operation, order_id, job_id, attempt, request_id, method, path, request_body,
                           started_at)
values (:partner, :operation, nullif(:order_id::bigint, 0), nullif(:job_id::bigint, 0), :attempt,
        nullif(:request_id, ''), :method, :path, nullif(:request_body, ''), meja.at(:started_at))
returning id

-- end
update gateway_calls
   set ended_at = meja.at(:ended_at), http_status = :http_status, body_status = nullif(:body_status, ''),
       outcome = :outcome, answer_body = nullif(:answer_body, ''), problem = nullif(:problem, '')
 where id = :id

-- read
select id, partner, operation, order_id, job_id, attempt, request_id, method, path, request_body,
       meja.instant(started_at), meja.instant(ended_at), http_status, body_status, outcome, answer_body, problem
  from gateway_calls
 where id = :id

-- count_call
-- Returns no row when the daily quota is used up.
insert into gateway_budgets as budget (partner, day)
select :partner, (meja.at(:now) at time zone 'Asia/Jakarta')::date
 where :limit::integer > 0
    on conflict (partner, day) do update
   set spent = budget.spent + 1
 where budget.spent < :limit::integer
returning spent
