-- What changed in tickets and pull requests, read for a standup before it begins.
alter table standup_occurrences
  add column work_due_at timestamptz,
  -- How the reading went: codes, no words. Null until it was read.
  add column work jsonb;

create index standup_occurrences_work_due on standup_occurrences (at) where work_due_at is not null;

-- By person, in the order in which it is shown.
create table work_changes (
  id bigint generated always as identity primary key,
  team_id text not null,
  meeting_id uuid not null,
  position integer not null,
  -- Null where it isn't certain who in Slack that is.
  user_id text,
  name text not null,
  changes jsonb not null,
  more integer not null,
  created_at timestamptz not null
);

create index work_changes_meeting on work_changes (meeting_id);
