-- What is known of a channel or a person, each with where it comes from and who may read it.
create table facts (
  id uuid primary key,
  team_id text not null,
  -- Who may read it: this person alone, or where there is none, members of the channel. Who it is about may, too.
  channel_id text,
  owner_id text,
  about_id text,
  -- A guest of a call, by the name they had there.
  about_name text,
  kind text not null check (kind in ('fact', 'preference', 'role', 'commitment', 'decision')),
  -- Null once it is forgotten; the fingerprints stay, so that the same isn't learned again.
  text text,
  -- Words as they stand: facts come in any language.
  search tsvector generated always as (to_tsvector('simple', coalesce(text, ''))) stored,
  fingerprint text not null,
  source text not null check (source in ('typed', 'message', 'call')),
  meeting_id uuid,
  segments jsonb not null default '[]',
  quote text,
  quote_fingerprint text,
  said_by text,
  said_at_ms integer,
  message_channel_id text,
  message_ts text,
  made_by text not null check (made_by in ('person', 'rule', 'model')),
  made_by_id text,
  confidence double precision not null check (confidence between 0 and 1),
  state text not null check (state in ('proposed', 'kept', 'retired', 'forgotten')),
  superseded_by uuid,
  version integer not null,
  created_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  asked_at timestamptz,
  last_used_at timestamptz,
  constraint facts_have_readers check (num_nonnulls(channel_id, owner_id) > 0),
  constraint facts_text_until_forgotten check ((text is null) = (state = 'forgotten'))
);
create index facts_newest on facts (team_id, created_at desc) where state = 'kept';
create index facts_search on facts using gin (search) where state = 'kept';
create index facts_of_person on facts (team_id, owner_id) where owner_id is not null;
create index facts_about on facts (team_id, about_id) where about_id is not null;
create index facts_of_meeting on facts (meeting_id) where meeting_id is not null;
create index facts_before on facts (superseded_by) where superseded_by is not null;
create index facts_fingerprints on facts (team_id, fingerprint);
