-- What people call a standup is one here too, and each of its times is an occurrence.
alter table schedules rename to standups;
alter index schedules_pkey rename to standups_pkey;
alter index schedules_team_id_channel_id_number_key rename to standups_team_id_channel_id_number_key;
alter index schedules_due rename to standups_due;

alter table schedule_runs rename to standup_occurrences;
alter table standup_occurrences rename column schedule_id to standup_id;
alter table standup_occurrences rename column briefed to prompted;
alter table standup_occurrences rename constraint schedule_runs_outcome_check to standup_occurrences_outcome_check;
alter index schedule_runs_pkey rename to standup_occurrences_pkey;
alter index schedule_runs_by_meeting rename to standup_occurrences_by_meeting;
alter index schedule_runs_briefed rename to standup_occurrences_prompted;
alter index schedule_runs_joined rename to standup_occurrences_joined;

alter table schedule_replies rename to standup_replies;
alter index schedule_replies_pkey rename to standup_replies_pkey;
alter index schedule_replies_meeting_id_ts_key rename to standup_replies_meeting_id_ts_key;

alter table meetings drop constraint meetings_requested_via_check;
update meetings set requested_via = 'standup' where requested_via = 'schedule';
alter table meetings add constraint meetings_requested_via_check check (requested_via in
  ('link', 'mention', 'dm', 'command', 'retry', 'bot', 'agent', 'standup', 'calendar'));
update slack_inbox set key = 'occurrence:' || substr(key, 10) where key like 'schedule:%';
