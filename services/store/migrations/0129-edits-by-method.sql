-- Slack limits each method apart: how often it was told how work stands takes nothing from edits of messages.
alter table slack_edits add column method text not null default 'chat.update';
drop index slack_edits_by_time;
create index slack_edits_by_time on slack_edits (team_id, method, at);
