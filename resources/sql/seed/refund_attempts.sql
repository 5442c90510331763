-- The gateway calls of the refunds.
select meja_seed.renew('refund_attempts');

insert into meja.refund_attempts (refund_id, user_id, refund_key, amount, outcome, detail, sent_at, ended_at)
select id, user_id, refund_key, amount,
       case state when 'SUCCEEDED' then 'success' when 'FAILED' then 'failed' else 'pending' end,
       case state when 'SUCCEEDED' then 'confirmed by the bank' when 'FAILED' then 'denied by the bank' end,
       first_sent_at, ended_at
  from meja.refunds
 where first_sent_at is not null
 order by first_sent_at, id;

analyze meja.refund_attempts;
