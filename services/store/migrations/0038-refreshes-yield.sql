-- A card's refresh shows the time that passed and nothing else: it leaves the minute's edits to what people did.
alter table slack_outbox add column is_refresh boolean not null default false;
