-- After how many days everything of a workspace that removed the app is deleted, where an admin of it chose fewer than whoever runs the app.
alter table workspaces add removal_days integer check (removal_days > 0),
  add removal_by text, add removal_at timestamptz;
