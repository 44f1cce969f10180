-- When PikaStream is asked next about a session, apart from its meeting: this changes every few seconds, and nothing else does.
-- No index but the key, and room in each page, so that a poll writes nothing but its row.
create table session_polls (
  meeting_id uuid primary key references meetings (id) on delete cascade,
  due_at timestamptz not null,
  -- How far its feed was read; null while the meeting's own says so.
  feed_cursor text
) with (fillfactor = 50, autovacuum_vacuum_threshold = 200, autovacuum_vacuum_scale_factor = 0.5);

insert into session_polls (meeting_id, due_at)
select id, clock_timestamp() from meetings where state in ('joining', 'live');
