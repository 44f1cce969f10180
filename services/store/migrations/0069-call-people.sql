-- Who is in a meeting's call, as Google Meet's own list tells.
create table people_readings (
  meeting_id uuid primary key,
  team_id text not null,
  state text not null,
  version integer not null,
  -- The call's name at Google; null until Google shows it.
  conference text,
  -- In the call at the last reading; null before the first.
  present integer,
  problem text,
  attempts integer not null,
  failing_since timestamptz,
  next_run_at timestamptz,
  -- The meeting has left its call: what is read now is the last.
  is_last boolean not null,
  created_at timestamptz not null
);
create index people_readings_due on people_readings (next_run_at) where next_run_at is not null;

alter table session_events drop constraint session_events_door_check;
alter table session_events add constraint session_events_door_check
  check (door in ('webhook', 'feed', 'notes', 'mcp', 'ears', 'meet'));
-- Somebody in the call saw the persona leave, while PikaStream says that it is connected.
alter table meetings add column seen_leaving_at timestamptz;
