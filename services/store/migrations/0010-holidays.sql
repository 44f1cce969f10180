-- Days on which a channel's standups are left out, read from a calendar.
create table channel_holidays (
  team_id text not null,
  channel_id text not null,
  -- Its host: all that anybody is shown of the address.
  label text not null,
  -- The address may be a secret, sealed with ENCRYPTION_KEY.
  address text not null,
  etag text,
  -- Names of the days to come, by date.
  days jsonb not null,
  set_by text not null,
  set_at timestamptz not null,
  last_ok_at timestamptz not null,
  -- A sentence for the channel, without the address.
  problem text,
  next_read_at timestamptz not null,
  primary key (team_id, channel_id)
);
create index channel_holidays_to_read on channel_holidays (next_read_at);
