-- act
-- Whom the running transaction works for; a customer sees no more than their own rows, where row-level security binds
-- the login. A transaction whose program is gone lets its locks go by itself.
select set_config('meja.actor_kind', :kind, true), set_config('meja.actor', :name, true),
       set_config('meja.reason', :reason, true), set_config('meja.request_id', :request_id, true),
       set_config('meja.customer', case :kind when 'customer' then :name else '' end, true),
       set_config('idle_in_transaction_session_timeout', '30s', true)

-- transaction_id
select pg_current_xact_id()

-- transaction_status
select pg_xact_status(:id::xid8)
