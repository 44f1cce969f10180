-- What a card said of a thread stays when the card is edited: whoever is on the way, and the channel that its person left.
alter table calendar_events add column page text;
alter table calendar_events add column left_channel_id text;
