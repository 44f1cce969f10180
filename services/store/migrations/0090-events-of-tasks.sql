-- Found by this index alone. As a range of types (`like 'task.%'`) another index could serve as well where text is sorted
-- bytewise, and then all events of tasks were read, superseded or not.
drop index session_events_of_tasks;
create index session_events_of_tasks on session_events (meeting_id, id) where left(type, 5) = 'task.' and not superseded;
