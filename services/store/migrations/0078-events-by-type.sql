-- What a session's events say of one thing is found without reading all that was said.
create index session_events_by_type on session_events (meeting_id, type, at, id);
create index session_events_spoken_to on session_events (meeting_id) where speaks_to;
-- Later events say all that these say of their task, so that nobody reads them for it.
alter table session_events add column superseded boolean not null default false;
create index session_events_of_tasks on session_events (meeting_id, id) where type like 'task.%' and not superseded;
