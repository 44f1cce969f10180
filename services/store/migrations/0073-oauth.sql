-- OAuth for clients that don't take a key (docs/decisions/0039).

-- Clients that registered themselves. They belong to no workspace: nobody has allowed them anything yet.
create table oauth_clients (
  id text primary key,
  -- What it calls itself.
  name text not null,
  redirect_uris jsonb not null,
  created_at timestamptz not null,
  -- Null until somebody connected it.
  last_used_at timestamptz
);
create index oauth_clients_unused on oauth_clients (created_at) where last_used_at is null;

-- What a client asks for in somebody's browser; a row counts for minutes.
create table oauth_requests (
  id uuid primary key,
  client_id text not null,
  redirect_uri text not null,
  -- The client's own, given back to it as it came.
  client_state text,
  challenge text not null,
  read_only boolean not null,
  -- SHA-256 of the cookie of the browser that opened the page.
  browser_hash text not null,
  -- What the person types in Slack.
  code text not null unique,
  stage text not null,
  -- Who typed it; null before.
  team_id text,
  user_id text,
  channel_id text,
  -- What they call the agent; null where they don't say.
  name text,
  -- SHA-256 of the authorization code.
  grant_hash text unique,
  -- The key that came of it.
  token_id uuid references agent_tokens (id) on delete set null,
  expires_at timestamptz not null
);
create index oauth_requests_expired on oauth_requests (expires_at);
create index oauth_requests_of on oauth_requests (team_id, user_id) where user_id is not null;

-- A key that a client got by OAuth has tokens in its place, and no hash of its own. Its name is the client's own, unless its
-- owner gave it one.
alter table agent_tokens add column client_id text;
alter table agent_tokens add column client_host text;
-- SHA-256 of what all its refresh tokens have in common, and of the only one that counts.
alter table agent_tokens add column family_hash text;
alter table agent_tokens add column refresh_hash text;
create unique index agent_tokens_family on agent_tokens (family_hash) where family_hash is not null;

create table oauth_access_tokens (
  hash text primary key,
  team_id text not null,
  token_id uuid not null references agent_tokens (id) on delete cascade,
  expires_at timestamptz not null
);
create index oauth_access_tokens_of on oauth_access_tokens (token_id);
create index oauth_access_tokens_expired on oauth_access_tokens (expires_at);
