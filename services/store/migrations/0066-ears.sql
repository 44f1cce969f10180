-- Who takes part in a meeting's call to write down what is said, where PikaStream doesn't tell.
create table ears (
  meeting_id uuid primary key,
  team_id text not null,
  kind text not null,
  state text not null,
  version integer not null,
  bot_name text not null,
  -- The service's own; null until it is known.
  bot_id text,
  started_at timestamptz,
  -- A request may have arrived whose answer is unknown.
  may_be_there boolean not null,
  attempts integer not null,
  waiting_since timestamptz,
  hinted_at timestamptz,
  failing_since timestamptz,
  heard_ms bigint not null,
  leaving_since timestamptz,
  alarmed_at timestamptz,
  problem text,
  next_run_at timestamptz,
  created_at timestamptz not null,
  ended_at timestamptz
);
create index ears_due on ears (next_run_at) where next_run_at is not null;

alter table session_events drop constraint session_events_door_check;
alter table session_events add constraint session_events_door_check
  check (door in ('webhook', 'feed', 'notes', 'mcp', 'ears'));
