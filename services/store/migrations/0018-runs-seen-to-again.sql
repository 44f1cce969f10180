-- A time that is seen to once more, and one that somebody else's meeting was there for.
alter table schedule_runs drop constraint schedule_runs_outcome_check;
alter table schedule_runs add constraint schedule_runs_outcome_check
  check (outcome in ('proposed', 'joined_another', 'refused', 'missed', 'holiday', 'again', 'followed'));
create index schedule_runs_joined on schedule_runs (at) where outcome = 'joined_another';
-- Nobody looks at what is past.
update schedule_runs set outcome = 'followed' where outcome = 'joined_another' and at < now() - interval '10 minutes';
