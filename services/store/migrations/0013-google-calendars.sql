-- People's Google calendars, read by their mail address through Google's API.
alter table calendars drop constraint calendars_kind_check;
alter table calendars add constraint calendars_kind_check check (kind in ('feed', 'google'));

-- By what a source knows whether anything has changed since: a feed's ETag, Google's sync token.
alter table calendars rename column etag to mark;
-- Counts readings: one that was given up, and comes after all, is not taken over.
alter table calendars add column readings integer not null default 0;
-- Somebody reads it; whoever does may die, so not for longer than this.
alter table calendars add column reading_until timestamptz;
-- When Google's notifications want attention: to be asked for, renewed or stopped.
alter table calendars add column watch_at timestamptz;
create index calendars_to_watch on calendars (watch_at) where watch_at is not null;

-- Over which Google tells that something in a calendar has changed.
create table calendar_channels (
  id uuid primary key,
  calendar_id uuid not null references calendars (id) on delete cascade,
  -- Whose calendar it was asked for, and where it tells of changes.
  email text not null,
  address text not null,
  -- SHA-256 of what comes with each notification, in hexadecimal.
  token_hash text not null,
  -- Google's name for what is watched; unknown until Google has answered.
  resource_id text,
  expires_at timestamptz not null
);
create index calendar_channels_of_calendar on calendar_channels (calendar_id);
