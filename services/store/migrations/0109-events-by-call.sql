-- Who is invited to a call is looked for in everybody's calendar, also before its brief is shown or taken along.
create index calendar_events_by_call on calendar_events (team_id, call_key);
