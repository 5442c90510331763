-- The planner must know the orders before anything is joined to them.
analyze meja_seed.orders;
-- Small, but joined to millions from here on: of unknown size they make hash tables spill to the disk.
analyze meja_seed.sessions, meja_seed.plan, meja_seed.cities, meja_seed.couriers;
