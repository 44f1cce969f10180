-- When a browser brought it back, and Slack was asked for a token. The row goes once it's known what became of that: one that
-- stays was cut off by the end of a process.
alter table slack_install_states add column taken_at timestamptz;
