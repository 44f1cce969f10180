-- What somebody found wrong with a recap, in their own words.
alter table notes_feedback add column comment text;

-- Since when recaps count as missed on a person's Home tab: their look before the last one.
alter table open_homes add column missed_since timestamptz;
