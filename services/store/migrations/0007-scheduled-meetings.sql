alter table meetings add column starts_at timestamptz;
-- Times that its asker may have meant, and why somebody has to choose.
alter table meetings add column start_doubt jsonb;
-- What its card begins with.
alter table meetings add column opening text;

alter table meetings drop constraint meetings_requested_via_check;
alter table meetings add constraint meetings_requested_via_check check (requested_via in
  ('link', 'mention', 'dm', 'command', 'retry', 'bot', 'agent', 'schedule', 'calendar'));
alter table meetings add constraint meetings_scheduled_has_time check (state <> 'scheduled' or starts_at is not null);

-- Promise 2 as before; what waits for its time is not in the call yet, and takes it only when it starts.
drop index meetings_one_per_call;
create unique index meetings_one_per_call on meetings (team_id, call_key)
  where state not in ('scheduled', 'wrapping_up', 'done', 'failed', 'cancelled', 'missed');
create unique index meetings_one_per_call_and_time on meetings (team_id, call_key, starts_at)
  where state = 'scheduled';
