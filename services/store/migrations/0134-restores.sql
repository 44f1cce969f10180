-- When the database was brought back from a backup, and until when the backup knew what was done: for a while messages are
-- looked up in Slack before they are posted, since they may have been posted in between.
create table restores (
  restored_at timestamptz primary key default clock_timestamp(),
  data_until timestamptz not null
);
