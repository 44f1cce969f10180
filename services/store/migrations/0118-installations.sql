-- The workspaces that installed the app by OAuth. With a bot token in the settings there are none.
create table slack_installations (
  team_id text primary key,
  -- Of the organisation that the workspace is in, if any.
  enterprise_id text,
  team_name text,
  -- The workspace's own address, with a slash at the end.
  url text,
  bot_user_id text not null,
  bot_id text not null,
  -- Encrypted; null once the app was removed.
  token text,
  refresh_token text,
  token_expires_at timestamptz,
  installed_by text not null,
  installed_at timestamptz not null default now(),
  removed_at timestamptz,
  -- What Slack said.
  removed_because text
);
-- What a browser brings back from Slack, as hashes: each counts once.
create table slack_install_states (
  hash text primary key,
  expires_at timestamptz not null
);
