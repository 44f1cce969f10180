-- A mark on somebody's message. It has no words.
alter table slack_outbox drop constraint slack_outbox_kind_check;
alter table slack_outbox add constraint slack_outbox_kind_check
  check (kind in ('message', 'ephemeral', 'file', 'canvas', 'removal', 'reaction'));
