-- What a service that listened keeps of a call that was forgotten here, until it has deleted it. No team: it outlives what we have
-- of a workspace that removed us.
create table ears_deletions (
  meeting_id uuid primary key,
  kind text not null,
  -- The service's own.
  bot_id text not null,
  attempts integer not null,
  asked_at timestamptz not null,
  next_run_at timestamptz not null
);
create index ears_deletions_due on ears_deletions (next_run_at);
