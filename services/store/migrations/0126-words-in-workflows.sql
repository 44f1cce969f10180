-- Whether a call's words may have gone into somebody's workflow, where we can't delete them: forgetting says so.
alter table workflow_steps add column took_words boolean not null default false;
create index workflow_steps_by_meeting on workflow_steps (meeting_id);
