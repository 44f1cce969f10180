-- What an admin sets for all channels, and how long a channel keeps what was said. Of two the stricter counts.
alter table workspaces add limit_minutes integer, add limit_by text, add limit_at timestamptz,
  add hold_recap boolean, add hold_by text, add hold_at timestamptz;
alter table channels add retention_days integer, add retention_by text, add retention_at timestamptz;
