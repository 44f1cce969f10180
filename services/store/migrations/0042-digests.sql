-- Who wants one DM a day with recaps of calls that they were invited to and missed, and when the next one is due.
create table digests (
  team_id text not null,
  user_id text not null,
  next_at timestamptz not null,
  primary key (team_id, user_id)
);
create index digests_next_at on digests (next_at);

-- What their next digest may list.
create table missed_recaps (
  team_id text not null,
  user_id text not null,
  meeting_id uuid not null,
  at timestamptz not null,
  primary key (team_id, user_id, meeting_id)
);
