-- Calendars are polled: channels that are open at Google end by themselves within a week.
drop table calendar_channels;
alter table calendars drop column watch_at;
