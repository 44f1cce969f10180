-- What somebody filled in and looks at before it's saved.
create table persona_drafts (
  id uuid primary key,
  team_id text not null,
  user_id text not null,
  -- The persona that is changed, as it was; null for a new one.
  persona_id uuid,
  persona_version integer not null,
  terms jsonb not null,
  created_at timestamptz not null
);
