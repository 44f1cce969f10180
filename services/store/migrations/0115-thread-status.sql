-- How the work in a thread stands, as Slack shows it beside the thread.
alter table slack_outbox drop constraint slack_outbox_kind_check;
alter table slack_outbox add constraint slack_outbox_kind_check
  check (kind in ('message', 'ephemeral', 'file', 'canvas', 'removal', 'reaction', 'status'));
