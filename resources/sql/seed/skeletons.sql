-- The planner needs the statistics of the orders before the joins.
analyze meja_seed.orders;
-- These tables are small, but they are joined to millions of rows. Without statistics, the hash tables would spill to
-- disk.
analyze meja_seed.sessions, meja_seed.plan, meja_seed.cities, meja_seed.couriers;
