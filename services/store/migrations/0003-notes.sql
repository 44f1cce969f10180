-- A meeting is over once its notes are written: collecting and writing are two steps, and each can happen again.
alter table meetings add column notes_collected_at timestamptz;
alter table meetings add column notes_written_at timestamptz;
alter table meetings add column notes_hint text;
alter table meetings add column notes_hint_by text;

-- What was written after a call. Its action items stand beside it: they live longer than a version of the notes.
create table notes (
  meeting_id uuid primary key references meetings (id) on delete cascade,
  team_id text not null,
  channel_id text not null,
  version integer not null,
  written jsonb not null,
  -- Why no better source was used; null where none was wanted.
  fell_back text,
  written_at timestamptz not null,
  hint text,
  hint_by text,
  edited_by text,
  edited_at timestamptz,
  held_because text check (held_because in ('outsiders', 'absentees', 'unknown')),
  released_by text,
  released_at timestamptz
);
create index notes_by_channel on notes (team_id, channel_id, written_at);

create table action_items (
  id uuid primary key,
  team_id text not null,
  channel_id text not null,
  meeting_id uuid not null references meetings (id) on delete cascade,
  position integer not null,
  text text not null,
  -- As the call has it; the person in Slack only where one match is clear.
  owner_name text,
  owner_id text,
  due_on date,
  due_words text,
  evidence jsonb not null,
  state text not null check (state in ('open', 'done', 'dropped')),
  version integer not null default 1,
  changed_by text,
  changed_at timestamptz,
  edited_by text,
  edited_at timestamptz,
  -- Whoever was told that it is theirs: each once.
  told jsonb not null default '[]',
  remind_at timestamptz,
  created_at timestamptz not null
);
create index action_items_by_meeting on action_items (meeting_id, position);
create index action_items_open on action_items (team_id, channel_id) where state = 'open';
create index action_items_to_remind on action_items (remind_at) where remind_at is not null;

create table notes_feedback (
  team_id text not null,
  meeting_id uuid not null references meetings (id) on delete cascade,
  user_id text not null,
  helpful boolean not null,
  at timestamptz not null,
  primary key (meeting_id, user_id)
);

alter table channels add column hold_recap boolean;
alter table channels add column hold_by text;
alter table channels add column hold_at timestamptz;

-- What a workspace decided for itself.
create table workspaces (
  team_id text primary key,
  retention_days integer check (retention_days > 0),
  retention_by text,
  retention_at timestamptz
);
