-- The page about a call, for people without Slack. Of its address only a hash is kept.
create table call_pages (
  hash text primary key,
  team_id text not null,
  -- Where its address was given out, and by whom: that is told until somebody was sent into the call.
  channel_id text not null,
  made_by text not null,
  platform text not null,
  call_key text not null,
  created_at timestamptz not null
);
create index call_pages_of_call on call_pages (team_id, call_key);
create index meetings_of_call on meetings (team_id, call_key);

-- Somebody asked by that page to have their words forgotten: people in the thread decide.
create table forget_requests (
  id uuid primary key,
  team_id text not null,
  meeting_id uuid not null,
  -- As the call showed it, says who asks.
  name text not null,
  -- The thread is told of a name once.
  name_hash text not null,
  state text not null check (state in ('open', 'forgotten', 'refused')),
  decided_by text,
  created_at timestamptz not null,
  unique (meeting_id, name_hash)
);

-- Who objects may do so by the page; and what one person said may go alone.
alter table word_gaps
  add by_page boolean not null default false,
  drop constraint word_gaps_why_check,
  add constraint word_gaps_why_check check (why in ('objection', 'ledger', 'speaker'));

create function is_same_name(one text, other text) returns boolean language sql immutable as $$
  select lower(btrim(one)) = lower(btrim(other))
$$;

-- Of notes that somebody wrote from all of the words, only the words that are kept stay.
create or replace function notes_outside_gaps(of_meeting uuid, given jsonb) returns jsonb language sql stable as $$
  select case when jsonb_typeof(given) <> 'object' or not exists (select from word_gaps where meeting_id = of_meeting) then given
  else jsonb_build_object(
    'summary', '', 'decisions', '[]'::jsonb, 'action_items', '[]'::jsonb, 'chapters', '[]'::jsonb,
    'participants', coalesce(given -> 'participants', '[]'),
    'transcript', coalesce((
      select jsonb_agg(s.one order by s.place)
      from jsonb_array_elements(case jsonb_typeof(given -> 'transcript') when 'array' then given -> 'transcript' else '[]' end)
        with ordinality as s (one, place)
      where not exists (
        select from word_gaps g where g.meeting_id = of_meeting and case g.why
          when 'speaker' then is_same_name(g.name, s.one ->> 'speaker')
          else case jsonb_typeof(s.one -> 'start_ms') when 'number' then (s.one ->> 'start_ms')::double precision else g.from_ms end
              >= g.from_ms
            and (g.until_at is null or case jsonb_typeof(s.one -> 'start_ms') when 'number'
              then (s.one ->> 'start_ms')::double precision else g.from_ms end
              < g.from_ms + extract(epoch from g.until_at - g.from_at) * 1000)
        end
      )), '[]'))
  end
$$;

create function is_withheld(of_meeting uuid, of_event text, said_at timestamptz, said_by text) returns boolean
language sql stable as $$
  select exists (
    select from word_gaps g where g.meeting_id = of_meeting and case g.why
      when 'speaker' then is_same_name(g.name, said_by)
      else said_at >= g.from_at and (g.until_at is null or said_at < g.until_at) and g.event_id is distinct from of_event
    end)
$$;

create or replace function withhold_words() returns trigger language plpgsql as $$
begin
  if new.meeting_id is null then
    return new;
  elsif new.type = 'transcript.segment' and is_withheld(new.meeting_id, new.event_id, new.at, new.body #>> '{segment,speaker}') then
    new.body = without_words(new.body);
  elsif new.type = 'notes.ready' then
    new.body = jsonb_set(new.body, '{notes}', coalesce(notes_outside_gaps(new.meeting_id, new.body -> 'notes'), 'null'));
  end if;
  return new;
end $$;
drop function is_in_gap(uuid, text, timestamptz);

create or replace function withhold_what_is_there() returns trigger language plpgsql as $$
begin
  update session_events set body = body
    where meeting_id = new.meeting_id and type in ('transcript.segment', 'notes.ready') and not body ? 'withheld'
      and (type = 'notes.ready'
        or case new.why when 'speaker' then is_same_name(new.name, body #>> '{segment,speaker}') else at >= new.from_at end);
  update meetings set notes = notes_outside_gaps(id, notes) where id = new.meeting_id and notes is not null;
  return null;
end $$;
