-- What a policy keeps of a call is a gap too, entered once its session is there: `nothing` withholds every word, by whichever
-- door it comes. `notes` withholds none while it's `open`, and all of them once it's `over`, with the recap: what somebody
-- else wrote up stays, without the words.
alter table word_gaps
  drop constraint word_gaps_why_check,
  add constraint word_gaps_why_check check (why in ('objection', 'ledger', 'speaker', 'notes', 'nothing'));
create unique index word_gaps_one_kept on word_gaps (meeting_id, why) where why in ('notes', 'nothing');

-- Whether anybody in it objects or it says that it's an AI is found out as a segment comes in, and stays with it.
create or replace function without_words(body jsonb) returns jsonb language sql immutable as $$
  select jsonb_build_object(
    'id', body -> 'id', 'session_id', body -> 'session_id', 'type', body -> 'type', 'at', body -> 'at', 'withheld', true,
    'heard', coalesce(body -> 'heard', 'null'),
    'segment', jsonb_build_object('speaker', coalesce(body #> '{segment,speaker}', '""'), 'text', '',
      'start_ms', coalesce(body #> '{segment,start_ms}', '0'), 'end_ms', coalesce(body #> '{segment,end_ms}', '0')))
$$;

create or replace function notes_outside_gaps(of_meeting uuid, given jsonb) returns jsonb language sql stable as $$
  select case
  when jsonb_typeof(given) <> 'object' then given
  when exists (select from word_gaps where meeting_id = of_meeting and why <> 'notes') then jsonb_build_object(
    'summary', '', 'decisions', '[]'::jsonb, 'action_items', '[]'::jsonb, 'chapters', '[]'::jsonb,
    'participants', coalesce(given -> 'participants', '[]'),
    'transcript', coalesce((
      select jsonb_agg(s.one order by s.place)
      from jsonb_array_elements(case jsonb_typeof(given -> 'transcript') when 'array' then given -> 'transcript' else '[]' end)
        with ordinality as s (one, place)
      where not exists (
        select from word_gaps g where g.meeting_id = of_meeting and case g.why
          when 'speaker' then is_same_name(g.name, s.one ->> 'speaker')
          when 'nothing' then true
          when 'notes' then g.state = 'over'
          else case jsonb_typeof(s.one -> 'start_ms') when 'number' then (s.one ->> 'start_ms')::double precision else g.from_ms end
              >= g.from_ms
            and (g.until_at is null or case jsonb_typeof(s.one -> 'start_ms') when 'number'
              then (s.one ->> 'start_ms')::double precision else g.from_ms end
              < g.from_ms + extract(epoch from g.until_at - g.from_at) * 1000)
        end
      )), '[]'))
  when exists (select from word_gaps where meeting_id = of_meeting and why = 'notes' and state = 'over')
    then given || '{"transcript": []}'
  else given
  end
$$;

create or replace function is_withheld(of_meeting uuid, of_event text, said_at timestamptz, said_by text) returns boolean
language sql stable as $$
  select exists (
    select from word_gaps g where g.meeting_id = of_meeting and case g.why
      when 'speaker' then is_same_name(g.name, said_by)
      when 'nothing' then true
      when 'notes' then g.state = 'over'
      else said_at >= g.from_at and (g.until_at is null or said_at < g.until_at) and g.event_id is distinct from of_event
    end)
$$;

-- Where nothing is kept, neither are tasks that were asked for aloud; what agents report themselves is.
create or replace function withhold_words() returns trigger language plpgsql as $$
begin
  if new.meeting_id is null then
    return new;
  elsif new.type = 'transcript.segment' then
    if is_withheld(new.meeting_id, new.event_id, new.at, new.body #>> '{segment,speaker}') then
      new.body = without_words(new.body);
    end if;
  elsif new.type = 'notes.ready' then
    new.body = jsonb_set(new.body, '{notes}', coalesce(notes_outside_gaps(new.meeting_id, new.body -> 'notes'), 'null'));
  elsif new.door <> 'mcp' and exists (select from word_gaps where meeting_id = new.meeting_id and why = 'nothing') then
    new.body = jsonb_build_object('id', new.body -> 'id', 'session_id', new.body -> 'session_id',
      'type', new.body -> 'type', 'at', new.body -> 'at', 'withheld', true);
  end if;
  return new;
end $$;
drop trigger words_are_withheld on session_events;
create trigger words_are_withheld before insert or update of meeting_id, body on session_events
  for each row when (new.type in ('transcript.segment', 'notes.ready') or left(new.type, 5) = 'task.')
  execute function withhold_words();

create or replace function withhold_what_is_there() returns trigger language plpgsql as $$
begin
  if new.why = 'notes' and new.state <> 'over' then
    return null;
  end if;
  update session_events set body = body
    where meeting_id = new.meeting_id and not body ? 'withheld'
      and (type in ('transcript.segment', 'notes.ready') or left(type, 5) = 'task.')
      and case
        when type = 'notes.ready' then true
        when type = 'transcript.segment' then case new.why
          when 'speaker' then is_same_name(new.name, body #>> '{segment,speaker}')
          else at >= new.from_at
        end
        else new.why = 'nothing' and door <> 'mcp'
      end;
  update meetings set notes = notes_outside_gaps(id, notes) where id = new.meeting_id and notes is not null;
  return null;
end $$;
