-- Whatever we wrote into Slack about a meeting is found by the meeting, however long ago that was.
alter table slack_messages add column meeting_id uuid;
update slack_messages s set meeting_id = m.id from meetings m
  where s.team_id = m.team_id and (split_part(s.message_key, ':', 2) = m.id::text or split_part(s.message_key, ':', 3) = m.id::text);
update slack_messages s set meeting_id = q.meeting_id from questions q where s.message_key = 'question:' || q.id;
update slack_messages s set meeting_id = a.meeting_id from agent_messages a where s.message_key = 'said:' || a.id;
update slack_messages s set meeting_id = t.meeting_id from tool_calls t
  where s.message_key = 'approval:' || t.id or s.message_key = 'run:' || t.id;
update slack_messages s set meeting_id = i.meeting_id from action_items i
  where s.message_key like 'assigned:' || i.id || ':%' or s.message_key like 'reminder:' || i.id || ':%';
create index slack_messages_meeting on slack_messages (meeting_id) where meeting_id is not null;

alter table slack_files add column kind text not null default 'file' check (kind in ('file', 'canvas'));

alter table slack_outbox drop constraint slack_outbox_kind_check;
update slack_outbox set kind = 'removal', content = jsonb_build_object('kind', 'file', 'id', content ->> 'fileId')
  where kind = 'file_removal';
alter table slack_outbox add constraint slack_outbox_kind_check
  check (kind in ('message', 'ephemeral', 'file', 'canvas', 'removal'));

-- Since when the workspace has removed us: everything of it is deleted after a grace period.
alter table workspaces add column left_at timestamptz;
