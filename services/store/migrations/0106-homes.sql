-- Home tabs that people have opened. One is shown again when it became stale.
create table open_homes (
  team_id text not null,
  user_id text not null,
  -- Their DM with the app.
  channel_id text not null,
  opened_at timestamptz not null,
  stale_at timestamptz,
  -- A fingerprint of what was published last.
  shown text,
  -- Whose words it shows.
  meeting_ids uuid[] not null default '{}',
  primary key (team_id, user_id)
);
create index open_homes_stale on open_homes (stale_at) where stale_at is not null;

-- What changed of what Home tabs show: only added to, so that nothing waits for anything. Nothing is written where nobody
-- has opened one.
create table home_changes (
  id bigint generated always as identity primary key,
  team_id text not null,
  meeting_id uuid
);

create function note_home_change() returns trigger language plpgsql as $$
begin
  if exists (select from open_homes where team_id = new.team_id) then
    if tg_table_name = 'meetings' then
      insert into home_changes (team_id, meeting_id) values (new.team_id, new.id);
    elsif tg_table_name in ('standups', 'calendar_events') then
      insert into home_changes (team_id) values (new.team_id);
    else
      insert into home_changes (team_id, meeting_id) values (new.team_id, new.meeting_id);
    end if;
  end if;
  return null;
end $$;

create trigger home_change after insert or update of state, starts_at, limit_minutes, forgotten_at on meetings
  for each row execute function note_home_change();
create trigger home_change after insert or update of state, preview, held_by on tool_calls
  for each row execute function note_home_change();
create trigger home_change after insert or update of answered_at, expires_at on questions
  for each row execute function note_home_change();
create trigger home_change after insert or update of written, released_at on notes
  for each row execute function note_home_change();
create trigger home_change after insert or update of state, owner_id, text, due_on on action_items
  for each row execute function note_home_change();
create trigger home_change after insert or update of state on facts
  for each row execute function note_home_change();
create trigger home_change after insert or update of next_at, paused_at, removed_at on standups
  for each row execute function note_home_change();
create trigger home_change after insert or update of starts_at, decided, cancelled, asked_at on calendar_events
  for each row execute function note_home_change();
