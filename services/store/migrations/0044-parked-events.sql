-- Events of unknown sessions have a ceiling: the oldest go.
create index session_events_parked_in_order on session_events (id) where meeting_id is null;
