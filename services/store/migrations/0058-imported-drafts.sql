-- Where a form was filled in from, and what was left out; null where only people filled it in.
alter table persona_drafts add column imported jsonb;
