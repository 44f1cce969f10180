-- Events may come before their session's id is known here: they wait without a meeting.
alter table session_events alter column meeting_id drop not null;
alter table session_events alter column team_id drop not null;
-- Whether the thread has what follows from it; what a crash left unheard is found by this.
alter table session_events add column heard boolean not null default false;
update session_events set heard = true;
alter table meetings drop constraint meetings_requested_via_check;
alter table meetings add constraint meetings_requested_via_check
  check (requested_via in ('link', 'mention', 'dm', 'command', 'retry', 'bot', 'agent'));

create index session_events_unheard on session_events (meeting_id) where not heard;
create index session_events_parked on session_events (session_id) where meeting_id is null;

-- Finished and failed tasks of the call that had their reply.
create table told_tasks (
  team_id text not null,
  meeting_id uuid not null references meetings (id) on delete cascade,
  task_id text not null,
  told_at timestamptz not null,
  primary key (meeting_id, task_id)
);

-- What changes in bursts keeps to one write a second and channel, newest content first.
alter table slack_outbox add column paced boolean not null default false;
alter table slack_outbox add column changed_at timestamptz not null default now();
alter table slack_outbox drop constraint slack_outbox_kind_check;
alter table slack_outbox add constraint slack_outbox_kind_check
  check (kind in ('message', 'ephemeral', 'file', 'canvas'));
alter table slack_lanes add column paced_last boolean not null default false;

-- A person's key for agents that work on their behalf. Only its hash is kept.
create table agent_tokens (
  id uuid primary key,
  team_id text not null,
  user_id text not null,
  hash text not null unique,
  hint text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index agent_tokens_by_user on agent_tokens (team_id, user_id);

-- Agents that have worked on a meeting, and how far each has read what its thread said to it.
create table meeting_agents (
  team_id text not null,
  meeting_id uuid not null references meetings (id) on delete cascade,
  token_id uuid not null references agent_tokens (id) on delete cascade,
  seen_at timestamptz not null,
  read_up_to bigint not null default 0,
  primary key (meeting_id, token_id)
);

create table agent_messages (
  id bigint generated always as identity primary key,
  team_id text not null,
  meeting_id uuid not null references meetings (id) on delete cascade,
  user_id text not null,
  text text not null,
  created_at timestamptz not null,
  taken_at timestamptz
);
create index agent_messages_by_meeting on agent_messages (meeting_id, id);

create table questions (
  id uuid primary key,
  team_id text not null,
  meeting_id uuid not null references meetings (id) on delete cascade,
  token_id uuid not null references agent_tokens (id) on delete cascade,
  text text not null,
  asked_by text,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  answer text,
  answered_by text,
  answered_at timestamptz
);
create index questions_open on questions (meeting_id) where answered_at is null;

-- One run of a tool: asked, approved by, did, result.
create table tool_runs (
  id uuid primary key,
  team_id text not null,
  meeting_id uuid not null references meetings (id) on delete cascade,
  token_id uuid not null references agent_tokens (id) on delete cascade,
  user_id text not null,
  key text not null,
  tool text not null,
  kind text not null,
  effect text not null check (effect in ('reads', 'writes_in_thread', 'reaches_out')),
  input jsonb not null,
  bound jsonb,
  preview jsonb not null,
  requested_by text,
  quote text,
  quoted_at_ms integer,
  state text not null check (state in (
    'awaiting_approval', 'approved', 'running', 'delivering', 'done', 'failed', 'uncertain', 'declined', 'lapsed')),
  version integer not null default 1,
  attempts integer not null default 0,
  decided_by text,
  decided_at timestamptz,
  edited_by text,
  edited_at timestamptz,
  created_at timestamptz not null,
  wake_at timestamptz,
  finished_at timestamptz,
  summary text,
  links jsonb not null,
  output jsonb,
  unique (token_id, key)
);
create index tool_runs_by_meeting on tool_runs (meeting_id, created_at);
create index tool_runs_awake on tool_runs (wake_at) where wake_at is not null;

alter table channels add column approvers jsonb;
alter table channels add column approvers_by text;
alter table channels add column approvers_at timestamptz;
alter table channels add column allowed_tools jsonb;
alter table channels add column allowed_by text;
alter table channels add column allowed_at timestamptz;
