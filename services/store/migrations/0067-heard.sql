-- Whether a persona was heard in its call, and whether people speak to it without a sign that it hears them.
alter table meetings
  add column heard_at timestamptz,
  add column unanswered_since timestamptz,
  add column silence_said_at timestamptz;
-- Words of a segment speak to the persona and ask it for something.
alter table session_events add column speaks_to boolean not null default false;
