-- Codes instead of sentences; what is there stays as it was said.
alter table tool_calls add column problem jsonb;
update tool_calls set problem = jsonb_build_object('kind', 'other', 'said', coalesce(summary, '')), summary = null
  where state in ('failed', 'uncertain');
