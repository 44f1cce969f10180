-- What the house agent does in a channel; null where nobody chose.
alter table channels add column agent text;
alter table channels add column agent_by text;
alter table channels add column agent_at timestamptz;
