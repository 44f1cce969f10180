-- What is found of past meetings: pieces of their transcripts and notes, each short enough to be shown whole.
create table passages (
  id bigint generated always as identity primary key,
  team_id text not null,
  channel_id text not null,
  meeting_id uuid not null references meetings (id) on delete cascade,
  kind text not null check (kind in ('segment', 'title', 'summary', 'decision', 'action_item', 'question', 'chapter')),
  -- Blank when unknown.
  speaker text not null,
  start_ms integer,
  text text not null,
  -- English finds "decide" for "decided"; simple finds names, other languages and what English skips, for less.
  words tsvector not null generated always as (
    setweight(to_tsvector('english', text), 'A')
    || setweight(to_tsvector('english', speaker), 'B')
    -- Chinese and Japanese put no spaces between words: each sign is one.
    || setweight(to_tsvector('simple', regexp_replace(
      speaker || ' ' || text, '([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])', ' \1 ', 'g')), 'D')
  ) stored
);
create index passages_by_words on passages using gin (words);
create index passages_by_channel on passages (team_id, channel_id);
create index passages_by_meeting on passages (meeting_id);
