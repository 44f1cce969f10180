-- Meetings, by their ids, whose words a turn was given or repeats, beside its own: it goes with them.
alter table house_turns add column about jsonb not null default '[]';
create index house_turns_about on house_turns using gin (about jsonb_path_ops);
