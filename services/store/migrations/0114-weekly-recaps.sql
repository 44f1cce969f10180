-- Channels that want a list of last week's calls on Monday mornings. Without a zone the first Monday is still to be found.
alter table channels add column weekly_recaps boolean;
alter table channels add column weekly_by text;
alter table channels add column weekly_at timestamptz;
alter table channels add column weekly_next_at timestamptz;
alter table channels add column weekly_zone text;
create index channels_weekly_due on channels (weekly_next_at) where weekly_next_at is not null;

-- Which calls a list has: what it says of them is read from their notes, each time.
create table weekly_calls (
  team_id text not null,
  channel_id text not null,
  -- Its Monday: `2026-11-30`.
  week text not null,
  meeting_id uuid not null references meetings (id) on delete cascade,
  primary key (team_id, channel_id, week, meeting_id)
);
create index weekly_calls_by_meeting on weekly_calls (meeting_id);
