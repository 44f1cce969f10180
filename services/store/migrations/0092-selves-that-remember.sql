-- Personas that came from the AI Self of the person who imported them: what Pika remembers is theirs.
create table persona_selves (
  persona_id uuid primary key,
  team_id text not null,
  owner_id text not null,
  -- The account's mail address: another account's memory is somebody else's.
  email text not null,
  -- Channels that its owner lets read what Pika remembers.
  channels jsonb not null default '[]',
  connected_at timestamptz not null
);
create index persona_selves_of_owner on persona_selves (team_id, owner_id);

-- What was kept at Pika too, each once; Pika has no way to delete it. 'writing' is marked before it goes out.
create table facts_at_pika (
  fact_id uuid primary key,
  team_id text not null,
  kept_by text not null,
  state text not null check (state in ('writing', 'appended', 'uncertain')),
  written_at timestamptz not null
);
create index facts_at_pika_by on facts_at_pika (team_id, kept_by);
