-- Copies of recaps in other channels: one a recap and channel. What they say is read from the notes, each time.
create table recap_shares (
  team_id text not null,
  meeting_id uuid not null references meetings (id) on delete cascade,
  channel_id text not null,
  -- Nobody, once that person had their data deleted.
  shared_by text,
  shared_at timestamptz not null,
  primary key (meeting_id, channel_id)
);
create index recap_shares_by_person on recap_shares (team_id, shared_by);
