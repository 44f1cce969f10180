-- Whether an edit showed how tasks stand: these leave some of each minute to cards, and are counted apart for that.
alter table slack_edits add column is_of_task boolean not null default false;
