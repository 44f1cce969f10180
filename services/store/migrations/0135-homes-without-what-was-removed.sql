-- A meeting of somebody's calendar that is deleted goes from their Home tab, however long ago that was opened.
alter table home_changes add column user_id text;

create function note_home_removal() returns trigger language plpgsql as $$
begin
  if exists (select from open_homes where team_id = old.team_id and user_id = old.user_id) then
    insert into home_changes (team_id, user_id) values (old.team_id, old.user_id);
  end if;
  return null;
end $$;

create trigger home_removal after delete on calendar_events for each row execute function note_home_removal();
