-- The kind of meeting that somebody chose when notes were written again; null where its standup or title says it.
alter table meetings add column notes_kind text;
