-- What an admin decides for the whole workspace; `spenders` empty means every full member.
alter table workspaces
  add column budget_usd double precision,
  add column budget_by text,
  add column budget_at timestamptz,
  add column auto text check (auto in ('on', 'ask', 'off')),
  add column auto_by text,
  add column auto_at timestamptz,
  add column spenders jsonb,
  add column spenders_by text,
  add column spenders_at timestamptz;

-- Apps whose posts start calls here as a member's link does; null means the calendar apps that we know.
alter table channels
  add column trusted_apps jsonb,
  add column apps_by text,
  add column apps_at timestamptz;

-- Why a person has to start it, the app that asked for it, and the limit that extending can't pass.
alter table meetings
  add column held text check (held in ('guest', 'external', 'app', 'left', 'not_named', 'unknown')),
  add column app_name text,
  add column most_minutes integer;
update meetings set most_minutes = greatest(limit_minutes, 180);
alter table meetings alter column most_minutes set not null;

alter table meetings drop constraint meetings_limited_by_check;
alter table meetings add constraint meetings_limited_by_check
  check (limited_by in ('setting', 'channel', 'request', 'budget', 'workspace_budget'));
