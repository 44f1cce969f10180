-- Who is sent: name, character and voice. The one that is built in has no row.
create table personas (
  id uuid primary key,
  team_id text not null,
  name text not null,
  -- The name in small letters without accents: no two of a workspace that aren't archived share one.
  name_key text not null,
  emoji text not null default '',
  face_id uuid,
  voice_kind text not null,
  voice text not null,
  language text not null default '',
  -- The texts of IDENTITY.md, SOUL.md, STYLE.md and RULES.md.
  character jsonb not null,
  may_say text not null default '',
  must_not_say jsonb not null default '[]',
  -- For whom it speaks; null where for nobody. `consent_at`: when that person agreed.
  stands_in_for text,
  consent_at timestamptz,
  -- Names of the tools that it may use; null for all.
  tools jsonb,
  -- Who may send it; null for everybody who may send anybody.
  senders jsonb,
  template text,
  version integer not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  changed_by text not null,
  changed_at timestamptz not null,
  archived_by text,
  archived_at timestamptz
);
create unique index personas_name on personas (team_id, name_key) where archived_at is null;
-- One stand-in a person.
create unique index personas_stand_in on personas (team_id, stands_in_for) where stands_in_for is not null and archived_at is null;

-- Pictures, encrypted. One without a persona was shown to somebody who hasn't decided yet.
create table persona_pictures (
  id uuid primary key,
  team_id text not null,
  persona_id uuid references personas (id) on delete cascade,
  sealed text not null,
  content_type text not null,
  width integer not null,
  height integer not null,
  source text not null,
  -- Somebody said that they may use a real person's likeness: who, and when.
  likeness_by text,
  likeness_at timestamptz,
  created_by text not null,
  created_at timestamptz not null
);
create index persona_pictures_persona on persona_pictures (persona_id);

alter table meetings
  add column persona_id uuid,
  add column face_id uuid,
  add column persona_problem text;

alter table channels
  add column persona_id uuid,
  add column persona_by text,
  add column persona_at timestamptz;

alter table standups add column persona_id uuid;

-- What follows a persona's name in a call; null is “(AI)”.
alter table workspaces
  add column name_suffix text,
  add column suffix_by text,
  add column suffix_at timestamptz;
