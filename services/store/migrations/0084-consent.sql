-- What people in a call were told and asked for, and what came of it. Nothing but forgetting changes a row, and it only takes.
create table consent_entries (
  id bigint generated always as identity primary key,
  team_id text not null,
  meeting_id uuid not null,
  -- The same is entered once.
  key text not null,
  kind text not null,
  at timestamptz not null,
  -- Somebody in Slack, or as the call calls them.
  user_id text,
  name text,
  words text,
  -- A code: why it left, which channel decided.
  detail text,
  forgotten_at timestamptz,
  unique (meeting_id, key)
);
create index consent_entries_of_person on consent_entries (team_id, user_id) where user_id is not null;
create function keep_consent_entry() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.forgotten_at is not null
      and (new.id, new.team_id, new.meeting_id, new.kind, new.at) = (old.id, old.team_id, old.meeting_id, old.kind, old.at)
      and new.detail is not distinct from old.detail
      and (new.key = old.key or new.key = 'forgotten:' || old.id)
      and (new.user_id is null or new.user_id is not distinct from old.user_id)
      and (new.name is null or new.name is not distinct from old.name)
      and (new.words is null or new.words is not distinct from old.words)
    then
      return new;
    end if;
  elsif tg_op = 'DELETE' then
    if exists (
      select from workspaces w where w.team_id = old.team_id and w.left_at < clock_timestamp() - interval '30 days'
    ) then
      return old;
    end if;
  end if;
  raise exception 'the consent ledger is only added to';
end $$;
create trigger consent_entries_are_kept before update or delete on consent_entries
  for each row execute function keep_consent_entry();
create trigger consent_entries_stay before truncate on consent_entries
  for each statement execute function keep_consent_entry();

-- From when until when the words of a call aren't kept: somebody there objected, or the ledger couldn't be written.
create table word_gaps (
  id uuid primary key,
  team_id text not null,
  meeting_id uuid not null,
  why text not null check (why in ('objection', 'ledger')),
  -- The event in which somebody objected. Its words are the last.
  event_id text,
  from_at timestamptz not null,
  -- The same in milliseconds from the start of the session, as notes and transcripts have it.
  from_ms double precision not null,
  until_at timestamptz,
  -- `open`: the thread is asked whether it stays, or is yet to be told that the ledger is broken.
  state text not null check (state in ('open', 'stayed', 'leaving', 'over')),
  leaves_at timestamptz,
  name text,
  words text,
  decided_by text,
  created_at timestamptz not null
);
create index word_gaps_of_meeting on word_gaps (meeting_id);
create index word_gaps_open on word_gaps (leaves_at) where state = 'open';
-- However many gaps two workers find at once, one is asked about.
create unique index word_gaps_one_open on word_gaps (meeting_id) where state = 'open' and why = 'objection';

-- Who spoke and when, without a word.
create function without_words(body jsonb) returns jsonb language sql immutable as $$
  select jsonb_build_object(
    'id', body -> 'id', 'session_id', body -> 'session_id', 'type', body -> 'type', 'at', body -> 'at', 'withheld', true,
    'segment', jsonb_build_object('speaker', coalesce(body #> '{segment,speaker}', '""'), 'text', '',
      'start_ms', coalesce(body #> '{segment,start_ms}', '0'), 'end_ms', coalesce(body #> '{segment,end_ms}', '0')))
$$;

-- Notes that somebody wrote from all of the words can't be cut, so only the words outside of gaps stay of them.
create function notes_outside_gaps(of_meeting uuid, given jsonb) returns jsonb language sql stable as $$
  select case when jsonb_typeof(given) <> 'object' or not exists (select from word_gaps where meeting_id = of_meeting) then given
  else jsonb_build_object(
    'summary', '', 'decisions', '[]'::jsonb, 'action_items', '[]'::jsonb, 'chapters', '[]'::jsonb,
    'participants', coalesce(given -> 'participants', '[]'),
    'transcript', coalesce((
      select jsonb_agg(s.one order by s.place)
      from jsonb_array_elements(case jsonb_typeof(given -> 'transcript') when 'array' then given -> 'transcript' else '[]' end)
        with ordinality as s (one, place)
      where not exists (
        select from word_gaps g where g.meeting_id = of_meeting
          and case jsonb_typeof(s.one -> 'start_ms') when 'number' then (s.one ->> 'start_ms')::double precision else g.from_ms end
            >= g.from_ms
          and (g.until_at is null or case jsonb_typeof(s.one -> 'start_ms') when 'number'
            then (s.one ->> 'start_ms')::double precision else g.from_ms end
            < g.from_ms + extract(epoch from g.until_at - g.from_at) * 1000)
      )), '[]'))
  end
$$;

create function is_in_gap(of_meeting uuid, of_event text, said_at timestamptz) returns boolean language sql stable as $$
  select exists (
    select from word_gaps g where g.meeting_id = of_meeting and said_at >= g.from_at
      and (g.until_at is null or said_at < g.until_at) and g.event_id is distinct from of_event)
$$;

-- Every door brings words through here.
create function withhold_words() returns trigger language plpgsql as $$
begin
  if new.meeting_id is null then
    return new;
  elsif new.type = 'transcript.segment' and is_in_gap(new.meeting_id, new.event_id, new.at) then
    new.body = without_words(new.body);
  elsif new.type = 'notes.ready' then
    new.body = jsonb_set(new.body, '{notes}', coalesce(notes_outside_gaps(new.meeting_id, new.body -> 'notes'), 'null'));
  end if;
  return new;
end $$;
create trigger words_are_withheld before insert or update of meeting_id, body on session_events
  for each row when (new.type in ('transcript.segment', 'notes.ready')) execute function withhold_words();

create function withhold_notes() returns trigger language plpgsql as $$
begin
  new.notes = notes_outside_gaps(new.id, new.notes);
  return new;
end $$;
create trigger notes_are_withheld before update of notes on meetings
  for each row when (new.notes is not null and new.notes is distinct from old.notes) execute function withhold_notes();

-- What was there before the gap was known.
create function withhold_what_is_there() returns trigger language plpgsql as $$
begin
  update session_events set body = body
    where meeting_id = new.meeting_id and type in ('transcript.segment', 'notes.ready') and not body ? 'withheld'
      and (type = 'notes.ready' or at >= new.from_at);
  update meetings set notes = notes_outside_gaps(id, notes) where id = new.meeting_id and notes is not null;
  return null;
end $$;
create trigger gaps_are_cut after insert or update on word_gaps
  for each row execute function withhold_what_is_there();

-- Whether it leaves at once when somebody in a call objects, or asks the thread first.
alter table channels add column on_objection text check (on_objection in ('ask', 'leave')),
  add column on_objection_by text, add column on_objection_at timestamptz;
