-- A brief knows who is expected by their addresses: a name is what somebody chose. All is read anew.
alter table calendar_events add column guest_emails jsonb not null default '[]';
alter table calendar_events alter column guest_emails drop default;
update calendars set mark = null, next_read_at = least(next_read_at, now()) where removed_at is null;
