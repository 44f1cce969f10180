-- How many calls may run at once, where an admin chose; null is the usual number.
alter table workspaces add person_calls integer check (person_calls > 0),
  add channel_calls integer check (channel_calls > 0),
  add workspace_calls integer check (workspace_calls > 0),
  add calls_by text, add calls_at timestamptz;
