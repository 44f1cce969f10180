-- What was recorded of a meeting was removed, by whom and when; nobody: it was older than the workspace keeps.
alter table meetings add column forgotten_at timestamptz;
alter table meetings add column forgotten_by text;

-- Files that we shared, so that they can be taken back.
create table slack_files (
  team_id text not null,
  slot text not null,
  file_id text not null,
  meeting_id uuid references meetings (id) on delete cascade,
  primary key (team_id, slot)
);
create index slack_files_by_meeting on slack_files (meeting_id);

alter table slack_outbox drop constraint slack_outbox_kind_check;
alter table slack_outbox add constraint slack_outbox_kind_check
  check (kind in ('message', 'ephemeral', 'file', 'canvas', 'file_removal'));
