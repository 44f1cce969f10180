-- Steps of workflows in Slack that wait for us: each is completed once, hours after it began.
create table workflow_steps (
  team_id text not null,
  execution_id text not null,
  -- Chosen before anything is asked for: the meeting of that id is the step's, if there is one.
  meeting_id uuid not null,
  -- Who ran the workflow; null where nobody did, or they were forgotten.
  user_id text,
  -- Why it came to nothing, for people.
  refusal text,
  attempts integer not null default 0,
  created_at timestamptz not null default now(),
  next_run_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (team_id, execution_id)
);
create index workflow_steps_open on workflow_steps (next_run_at) where finished_at is null;
