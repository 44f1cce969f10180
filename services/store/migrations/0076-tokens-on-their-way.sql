-- What a turn's request to the model may take at most, while it is on its way: a budget counts it before it is asked for.
alter table house_turns add column tokens_held integer not null default 0;
