-- act
-- Sets the actor of the transaction. Where row-level security applies to the login, a customer sees only their own rows.
-- The timeout releases the locks of a transaction whose program has died.
select set_config('meja.actor_kind', :kind, true), set_config('meja.actor', :name, true),
       set_config('meja.reason', :reason, true), set_config('meja.request_id', :request_id, true),
       set_config('meja.customer', case :kind when 'customer' then :name else '' end, true),
       set_config('idle_in_transaction_session_timeout', '30s', true)

-- transaction_id
select pg_current_xact_id()

-- transaction_status
select pg_xact_status(:id::xid8)
