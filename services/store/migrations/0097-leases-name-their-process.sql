-- A process says every few seconds that it lives. When it hasn't for a while, others end the leases that it holds.
create table processes (id uuid primary key, alive_until timestamptz not null);
alter table leases add column holder uuid;
