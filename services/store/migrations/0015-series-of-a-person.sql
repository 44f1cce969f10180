-- What somebody decided for a series holds in all of their calendars, and is still known when one of these is added anew.
alter table calendar_series add column id uuid not null default gen_random_uuid();
alter table calendar_series add column user_id text;
update calendar_series s set user_id = c.user_id from calendars c where c.id = s.calendar_id;
-- An Always of a calendar that was removed: nobody expects it back.
delete from calendar_series s using calendars c
  where c.id = s.calendar_id and c.removed_at is not null and s.decision = 'always';
-- The newest counts.
delete from calendar_series s using calendar_series o
  where o.team_id = s.team_id and o.user_id = s.user_id and o.uid = s.uid
    and (o.decided_at, o.id) > (s.decided_at, s.id);
alter table calendar_series alter column user_id set not null;
alter table calendar_series drop constraint calendar_series_pkey;
alter table calendar_series drop column calendar_id;
alter table calendar_series add primary key (team_id, user_id, uid);
-- Its name, for when none of its meetings is among those of the next days.
alter table calendar_series add column title text;
update calendar_series s set title = (
  select e.title from calendar_events e where e.team_id = s.team_id and e.user_id = s.user_id and e.uid = s.uid
  order by e.starts_at desc limit 1);

-- Names and mail addresses of all guests, in which rules look for a word. Those known until now are the first few: all is read anew.
alter table calendar_events add column people text not null default '';
update calendar_events e set people = coalesce((select string_agg(g, E'\n') from jsonb_array_elements_text(e.guests) g), '');
alter table calendar_events alter column people drop default;
update calendars set mark = null, next_read_at = least(next_read_at, now()) where removed_at is null;
