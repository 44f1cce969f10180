-- Slack's time of the last that somebody did to a reply: what is told late undoes nothing. A deleted one has no words.
alter table schedule_replies add column changed_ts text not null default '';
