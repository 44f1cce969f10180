-- Slack's own card of a call, where the setting is on.
create table slack_calls (
  meeting_id uuid primary key,
  team_id text not null,
  -- Slack's name for it; null while its answer is awaited, and where that was lost: then there is no such card.
  call_id text,
  stage text not null default 'adding' check (stage in ('adding', 'added', 'joined', 'ended')),
  attempts integer not null default 0,
  next_run_at timestamptz not null default now()
);
create index slack_calls_open on slack_calls (next_run_at) where stage in ('added', 'joined');
