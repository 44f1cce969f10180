-- Whatever we wrote into Slack about a meeting is found by the meeting, however long ago that was.
alter table slack_messages add column meeting_id uuid;
update slack_messages s set meeting_id = m.id from meetings m
  where s.team_id = m.team_id and (split_part(s.slot, ':', 2) = m.id::text or split_part(s.slot, ':', 3) = m.id::text);
update slack_messages s set meeting_id = q.meeting_id from questions q where s.slot = 'question:' || q.id;
update slack_messages s set meeting_id = a.meeting_id from agent_messages a where s.slot = 'said:' || a.id;
update slack_messages s set meeting_id = t.meeting_id from tool_calls t
  where s.slot = 'approval:' || t.id or s.slot = 'run:' || t.id;
update slack_messages s set meeting_id = i.meeting_id from action_items i
  where s.slot like 'assigned:' || i.id || ':%' or s.slot like 'reminder:' || i.id || ':%';
create index slack_messages_meeting on slack_messages (meeting_id) where meeting_id is not null;

alter table slack_files add column kind text not null default 'file' check (kind in ('file', 'canvas'));

alter table slack_outbox drop constraint slack_outbox_kind_check;
update slack_outbox set kind = 'removal', content = jsonb_build_object('kind', 'file', 'id', content ->> 'fileId')
  where kind = 'file_removal';
alter table slack_outbox add constraint slack_outbox_kind_check
  check (kind in ('message', 'ephemeral', 'file', 'canvas', 'removal'));

-- Since when the workspace has removed us: everything of it is deleted after a grace period.
alter table workspaces add column left_at timestamptz;
