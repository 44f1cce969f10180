-- Every table carries the workspace (team_id): one database may serve several.

create table meetings (
  id uuid primary key,
  team_id text not null,
  channel_id text not null,
  -- The thread of the message that held the link; null when the card itself starts the thread.
  thread_ts text,
  requested_by text not null,
  requested_via text not null check (requested_via in ('link', 'mention', 'dm', 'command', 'retry', 'bot')),

  platform text not null check (platform in ('google_meet', 'zoom')),
  call_key text not null,
  call_url text not null,
  passcode text,
  bot_name text not null,

  state text not null check (state in (
    'proposed', 'scheduled', 'checking', 'awaiting_funds', 'dispatching', 'uncertain', 'joining', 'live',
    'leaving', 'wrapping_up', 'done', 'failed', 'cancelled', 'missed')),
  version integer not null default 1,
  -- When this meeting next needs attention; null when it is over.
  wake_at timestamptz,

  limit_minutes integer not null check (limit_minutes > 0),
  limited_by text not null check (limited_by in ('setting', 'channel', 'request', 'budget')),
  price_per_minute_usd double precision not null check (price_per_minute_usd >= 0),

  created_at timestamptz not null,
  proposed_until timestamptz,
  proposed_then text not null check (proposed_then in ('join', 'lapse')),
  decided_by text,
  card_posted_at timestamptz,

  checking_since timestamptz,
  funded_at timestamptz,
  balance_before integer,
  funds_until timestamptz,
  top_up_name text,
  top_up_credits integer,
  checkout_url text,

  dispatching_since timestamptz,
  create_attempts integer not null default 0,
  create_started_at timestamptz,
  create_next_at timestamptz,
  create_deferred_said_at timestamptz,

  session_id text,
  session_started_at timestamptz,
  joining_since timestamptz,
  connected_at timestamptz,
  in_call_at timestamptz,
  alone_since timestamptz,
  lobby_hinted_at timestamptz,
  limit_at timestamptz,
  limit_asked_at timestamptz,
  -- When PikaStream was last asked anything for this meeting; paces every repeated question.
  asked_at timestamptz,
  poll_failing_since timestamptz,
  poll_trouble_said_at timestamptz,
  refreshed_at timestamptz,
  feed text not null default 'unknown' check (feed in ('unknown', 'open', 'done', 'absent')),
  feed_cursor text,

  stop_requested_at timestamptz,
  stop_requested_by text,
  end_reason text,
  end_detail text,
  leaving_since timestamptz,
  leave_attempts integer not null default 0,
  leave_alarmed_at timestamptz,
  session_ended_at timestamptz,
  revived_at timestamptz,
  billing_checked_at timestamptz,
  notes_until timestamptz,
  notes jsonb,
  over_at timestamptz
);

-- Promise 2: at most one live session per call and workspace. While notes are collected the call is free again.
create unique index meetings_one_per_call on meetings (team_id, call_key)
  where state not in ('wrapping_up', 'done', 'failed', 'cancelled', 'missed');
create index meetings_awake on meetings (wake_at) where wake_at is not null;
create index meetings_by_channel on meetings (team_id, channel_id, created_at);
create unique index meetings_by_session on meetings (session_id) where session_id is not null;

create table meeting_history (
  id bigint generated always as identity primary key,
  meeting_id uuid not null references meetings (id) on delete cascade,
  at timestamptz not null,
  event text not null,
  from_state text not null,
  to_state text not null,
  version integer not null,
  detail jsonb not null
);
create index meeting_history_by_meeting on meeting_history (meeting_id, id);

create table channels (
  team_id text not null,
  channel_id text not null,
  auto text check (auto in ('on', 'ask', 'off')),
  auto_by text,
  auto_at timestamptz,
  limit_minutes integer check (limit_minutes > 0),
  limit_by text,
  limit_at timestamptz,
  budget_usd double precision check (budget_usd >= 0),
  budget_by text,
  budget_at timestamptz,
  primary key (team_id, channel_id)
);

-- What Slack told us, once: Slack retries at 0, 1 and 5 minutes, and tells of a mention twice.
create table slack_inbox (
  team_id text not null,
  key text not null,
  received_at timestamptz not null default now(),
  primary key (team_id, key)
);
create index slack_inbox_by_age on slack_inbox (received_at);

create table slack_outbox (
  id bigint generated always as identity primary key,
  team_id text not null,
  lane text not null,
  kind text not null check (kind in ('message', 'ephemeral')),
  -- A slot is one Slack message: newer content for it replaces older that has not gone out.
  slot text,
  thread_ts text,
  -- The slot whose message starts the thread, where the thread is not known yet.
  thread_slot text,
  user_id text,
  fallback_user_id text,
  meeting_id uuid,
  content jsonb not null,
  revision integer not null default 1,
  state text not null default 'pending' check (state in ('pending', 'sent', 'dead')),
  attempts integer not null default 0,
  -- Set before a post goes out; still set when its answer was lost.
  sending_since timestamptz,
  -- The content that went out then: newer content has to follow as an edit.
  sending_revision integer,
  not_before timestamptz not null default now(),
  last_error text,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index slack_outbox_pending on slack_outbox (team_id, lane, id) where state = 'pending';
create unique index slack_outbox_one_per_slot on slack_outbox (team_id, slot) where state = 'pending' and slot is not null;
create index slack_outbox_by_age on slack_outbox (finished_at) where state <> 'pending';

create table slack_messages (
  team_id text not null,
  slot text not null,
  channel_id text not null,
  ts text not null,
  primary key (team_id, slot)
);

create table slack_lanes (
  team_id text not null,
  lane text not null,
  paused_until timestamptz,
  posted_at timestamptz,
  primary key (team_id, lane)
);

-- Edits of a workspace share one budget, whichever process makes them.
create table slack_edits (
  id bigint generated always as identity primary key,
  team_id text not null,
  at timestamptz not null default now()
);
create index slack_edits_by_time on slack_edits (team_id, at);

create table leases (
  name text primary key,
  fence bigint not null,
  held_until timestamptz not null
);

create table session_events (
  id bigint generated always as identity primary key,
  team_id text not null,
  meeting_id uuid not null references meetings (id) on delete cascade,
  session_id text not null,
  event_id text not null,
  type text not null,
  at timestamptz not null,
  door text not null check (door in ('webhook', 'feed', 'notes', 'mcp')),
  body jsonb not null,
  received_at timestamptz not null default now(),
  unique (session_id, event_id)
);
create index session_events_by_meeting on session_events (meeting_id, id);

-- How creating sessions goes, so that a new request is told of an outage before it waits.
create table provider_health (
  name text primary key,
  failing_since timestamptz,
  last_ok_at timestamptz,
  last_problem text
);
