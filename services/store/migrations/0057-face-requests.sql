-- A picture that somebody wants for a persona, until they keep it or don't.
create table face_requests (
  id uuid primary key,
  team_id text not null,
  user_id text not null,
  persona_id uuid not null references personas (id) on delete cascade,
  source text not null,
  -- What it is to show; null for a file or an AI Self.
  prompt text,
  -- The file in Slack, as Slack told of it.
  file jsonb,
  -- They said that they may use a real person's likeness.
  likeness boolean not null,
  state text not null,
  problem jsonb,
  picture_id uuid,
  created_at timestamptz not null,
  working_at timestamptz
);
create index face_requests_open on face_requests (created_at) where state in ('asked', 'working');
