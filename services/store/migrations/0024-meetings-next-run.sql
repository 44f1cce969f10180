-- When a worker looks at the row next; the indexes follow the column.
alter table meetings rename column wake_at to next_run_at;
alter table tool_runs rename column wake_at to next_run_at;
alter table calendar_events rename column wake_at to next_run_at;
alter index meetings_awake rename to meetings_next_run;
alter index tool_runs_awake rename to tool_runs_next_run;
alter index calendar_events_awake rename to calendar_events_next_run;

-- “Forgotten” deletes notes; an uncertain start is dismissed.
update meetings set end_reason = 'dismissed' where end_reason = 'forgotten';
update meeting_history set event = 'dismiss' where event = 'forget';
update meetings set end_reason = 'cap_reached' where end_reason = 'crowded';
