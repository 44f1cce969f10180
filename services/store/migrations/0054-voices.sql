-- Voices made of people's recordings. Each belongs to a person, its owner.
create table voices (
  id uuid primary key,
  team_id text not null,
  name text not null,
  owner_id text not null,
  asked_by text not null,
  state text not null,
  -- Why it failed.
  problem jsonb,
  -- As PikaStream knows it: written before it is asked to make it.
  provider_voice_id text,
  -- The recording, encrypted.
  sample text,
  sample_type text not null,
  noise_reduction boolean not null,
  -- Its owner lets us keep the recording.
  keep_sample boolean not null default false,
  attempts integer not null default 0,
  agreed_at timestamptz,
  cloned_at timestamptz,
  last_used_at timestamptz,
  warned_at timestamptz,
  -- When something is to be done for it.
  next_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create index voices_owner on voices (team_id, owner_id);
create index voices_next on voices (next_at) where next_at is not null;
