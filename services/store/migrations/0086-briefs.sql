-- What a persona takes along into a call, by the keys of what stands elsewhere: none of its words is kept here.
create table briefs (
  meeting_id uuid primary key,
  team_id text not null,
  -- Lines that somebody left out.
  left_out jsonb not null default '[]',
  -- Lines that somebody sent, or that went along once they are fixed; null before that.
  keys jsonb,
  sent_by text,
  sent_at timestamptz,
  -- When its session's instructions were made: nothing changes any more.
  fixed_at timestamptz
);
