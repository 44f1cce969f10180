-- Standing meetings of channels: standups.
create table schedules (
  id uuid primary key,
  team_id text not null,
  channel_id text not null,
  -- What people call it in its channel; never given to another one.
  number integer not null,
  platform text not null,
  call_key text not null,
  call_url text not null,
  passcode text,
  rule jsonb not null,
  -- As IANA names it.
  time_zone text not null,
  -- How long it may stay at most; null takes the channel's limit.
  minutes integer,
  asked_by text not null,
  created_at timestamptz not null,
  -- The next time that nobody has seen to yet; null where there is none.
  next_at timestamptz,
  paused_by text,
  paused_at timestamptz,
  removed_by text,
  removed_at timestamptz,
  version integer not null default 1,
  changed_by text,
  changed_at timestamptz,
  -- What it was before the last change, which Undo brings back.
  before jsonb,
  unique (team_id, channel_id, number)
);
create index schedules_due on schedules (next_at)
  where next_at is not null and paused_at is null and removed_at is null;

-- One time of a schedule that was seen to: the key is what keeps two processes from doing it twice.
create table schedule_runs (
  schedule_id uuid not null references schedules (id) on delete cascade,
  at timestamptz not null,
  team_id text not null,
  outcome text not null check (outcome in ('proposed', 'joined_another', 'refused', 'missed', 'holiday')),
  meeting_id uuid references meetings (id) on delete cascade,
  -- Its thread was asked for updates.
  briefed boolean not null default false,
  created_at timestamptz not null,
  primary key (schedule_id, at)
);
create index schedule_runs_by_meeting on schedule_runs (meeting_id);

-- What people wrote into the thread before the call began.
create table schedule_replies (
  id bigint generated always as identity primary key,
  team_id text not null,
  meeting_id uuid not null references meetings (id) on delete cascade,
  user_id text not null,
  name text not null,
  text text not null,
  -- Slack's time of the message.
  ts text not null,
  created_at timestamptz not null,
  unique (meeting_id, ts)
);
