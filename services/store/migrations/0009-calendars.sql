-- Calendars that people let us read, so that they can be asked before their meetings.
create table calendars (
  id uuid primary key,
  team_id text not null,
  user_id text not null,
  kind text not null check (kind in ('feed')),
  -- Its host: all that anybody is shown of the address.
  label text not null,
  -- The address is a secret, sealed with ENCRYPTION_KEY; forgotten with the calendar.
  address text,
  etag text,
  rules jsonb not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  last_read_at timestamptz,
  last_ok_at timestamptz,
  -- Up to here its events are known.
  known_until timestamptz,
  failing_since timestamptz,
  problem text,
  -- When its person was told that it cannot be read.
  told_at timestamptz,
  next_read_at timestamptz,
  -- When the first of its events wants attention.
  next_event_at timestamptz
);
create index calendars_of_person on calendars (team_id, user_id) where removed_at is null;
create index calendars_to_read on calendars (next_read_at) where next_read_at is not null;
create index calendars_to_attend on calendars (next_event_at) where next_event_at is not null;

-- Meetings with a call in these calendars, of the next days only.
create table calendar_events (
  id uuid primary key,
  team_id text not null,
  user_id text not null,
  calendar_id uuid not null references calendars (id) on delete cascade,
  uid text not null,
  -- Which one of a series, by when it would have been; empty for an event that is no series.
  recurrence_id text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  title text not null,
  platform text not null,
  call_key text not null,
  call_url text not null,
  passcode text,
  -- Names or addresses, the first few.
  guests jsonb not null,
  guest_count integer not null,
  -- Somebody of another organisation is asked.
  outside boolean not null,
  -- Its person organises it, or said no to it.
  mine boolean not null,
  declined boolean not null,
  cancelled boolean not null,
  -- When to ask, or to give up asking.
  wake_at timestamptz,
  asked_at timestamptz,
  decided text,
  decided_at timestamptz,
  meeting_id uuid references meetings (id) on delete set null,
  unique (calendar_id, uid, recurrence_id)
);
create index calendar_events_awake on calendar_events (calendar_id, wake_at) where wake_at is not null;
create index calendar_events_of_call on calendar_events (team_id, user_id, call_key);

-- What people decided once for all meetings of a series.
create table calendar_series (
  calendar_id uuid not null references calendars (id) on delete cascade,
  team_id text not null,
  uid text not null,
  decision text not null check (decision in ('always', 'never')),
  decided_at timestamptz not null,
  primary key (calendar_id, uid)
);
