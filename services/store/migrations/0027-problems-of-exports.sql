-- Codes instead of sentences; what is there stays as it was said.
alter table recap_exports rename column last_error to problem;
alter table recap_exports alter column problem type jsonb
  using case when problem is null then null else jsonb_build_object('kind', 'other', 'said', problem) end;
