-- How many events with a call the last reading couldn't understand; its person is told.
alter table calendars add column unreadable integer not null default 0;
