-- Where the notes of a channel go, beside its threads.
create table note_destinations (
  id uuid primary key,
  team_id text not null,
  channel_id text not null,
  kind text not null check (kind in ('canvas', 'email', 'notion', 'webhook')),
  -- What is reached: a mail address, a database's id, a webhook's host. Shown to the channel.
  target text not null,
  -- Its name for people where the target is none: a database's title.
  label text not null,
  -- A webhook's address and signing secret, sealed with ENCRYPTION_KEY.
  secret text,
  added_by text not null,
  added_at timestamptz not null,
  removed_by text,
  removed_at timestamptz
);
create index note_destinations_in_use on note_destinations (team_id, channel_id) where removed_at is null;
-- A host may take several webhooks: they differ in what is sealed.
create unique index note_destinations_once on note_destinations (team_id, channel_id, kind, target)
  where removed_at is null and kind <> 'webhook';

-- One copy of a meeting's notes for one destination, and how it fares.
create table note_deliveries (
  id uuid primary key,
  team_id text not null,
  meeting_id uuid not null references meetings (id) on delete cascade,
  destination_id uuid not null references note_destinations (id),
  kind text not null,
  target text not null,
  label text not null,
  state text not null check (state in ('pending', 'sending', 'sent', 'failed', 'uncertain')),
  attempts integer not null default 0,
  -- When this series of tries began: anew with every press of Send again.
  since timestamptz not null,
  -- When it is looked at next; null when it is over, or with Slack.
  next_at timestamptz,
  last_error text,
  url text,
  -- The version of the notes that went out.
  notes_version integer,
  created_at timestamptz not null,
  finished_at timestamptz,
  unique (meeting_id, destination_id)
);
create index note_deliveries_awake on note_deliveries (next_at) where next_at is not null;
create index note_deliveries_by_destination on note_deliveries (destination_id) where state in ('pending', 'sending');
