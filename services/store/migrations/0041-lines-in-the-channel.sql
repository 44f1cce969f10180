-- One line in the channel says that a recap is in its thread, unless the channel wants none.
alter table channels
  add column quiet_recaps boolean,
  add column quiet_by text,
  add column quiet_at timestamptz;

-- A reply that its channel shows too.
alter table slack_outbox add column broadcast boolean not null default false;
