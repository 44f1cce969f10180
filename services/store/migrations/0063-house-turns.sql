-- What the house agent was asked for, one row each, and how far it has come.
create table house_turns (
  id uuid primary key,
  seq bigint generated always as identity,
  team_id text not null,
  -- Null for a DM, and for a mention outside a meeting's thread.
  meeting_id uuid,
  channel_id text not null,
  thread_ts text,
  -- Turns of one meeting, or of one thread, are done one after the other.
  lane text not null,
  -- Who wrote; null for speech.
  asker text,
  cause text not null,
  -- What Slack or a session tells twice causes one turn.
  cause_key text not null,
  words text not null,
  -- Of speech: as the call names them, and milliseconds from its start.
  speaker text,
  said_at_ms integer,
  state text not null,
  version integer not null,
  -- What the model was given, what it said, and what came of its calls.
  messages jsonb not null,
  -- The mark around data that nobody can guess.
  boundary text not null,
  steps integer not null,
  attempts integer not null,
  tokens_in integer not null,
  tokens_out integer not null,
  -- What it asked the thread.
  question_id uuid,
  problem text,
  created_at timestamptz not null,
  next_run_at timestamptz,
  finished_at timestamptz,
  unique (team_id, cause_key)
);
create index house_turns_due on house_turns (next_run_at) where next_run_at is not null;
create index house_turns_lane on house_turns (team_id, lane, seq);
create index house_turns_meeting on house_turns (meeting_id) where meeting_id is not null;
create index house_turns_question on house_turns (question_id) where question_id is not null;

-- The house agent has an identity in each meeting that no key opens: it has no hash.
alter table agent_tokens alter column hash drop not null;
alter table agent_tokens add column house_meeting_id uuid;
create unique index agent_tokens_house on agent_tokens (house_meeting_id) where house_meeting_id is not null;
