-- A task is what is to be done in a call, a tool call its execution.
alter table tool_runs rename to tool_calls;
alter index tool_runs_pkey rename to tool_calls_pkey;
alter index tool_runs_by_meeting rename to tool_calls_by_meeting;
alter index tool_runs_next_run rename to tool_calls_next_run;
alter table told_tasks rename to task_notifications;
alter table task_notifications rename column told_at to notified_at;
alter index told_tasks_pkey rename to task_notifications_pkey;

-- Null until what follows from an event is applied to its meeting.
drop index session_events_unheard;
alter table session_events add column processed_at timestamptz;
update session_events set processed_at = received_at where heard;
alter table session_events drop column heard;
create index session_events_unprocessed on session_events (meeting_id) where processed_at is null;
