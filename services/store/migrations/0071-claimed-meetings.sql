-- What its owner calls the agent that a key is for; null where they didn't say.
alter table agent_tokens add column name text;

-- Meetings that somebody's agent took over, each time. No reference to the key: it may go, and what was said meanwhile was
-- still the agent's.
create table meeting_claims (
  id bigint generated always as identity primary key,
  team_id text not null,
  meeting_id uuid not null references meetings (id) on delete cascade,
  token_id uuid not null,
  user_id text not null,
  claimed_at timestamptz not null,
  -- By the clock of that moment, under the meeting's lock: what was heard before it isn't the house agent's.
  released_at timestamptz
);
create unique index meeting_claims_open on meeting_claims (meeting_id) where released_at is null;
create index meeting_claims_meeting on meeting_claims (meeting_id);
create index meeting_claims_token on meeting_claims (token_id) where released_at is null;
