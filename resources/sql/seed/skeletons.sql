-- The planner must know the orders before anything is joined to them.
analyze meja_seed.orders;
