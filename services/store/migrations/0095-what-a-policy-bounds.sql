-- What only the form of a policy sets: who may send, which personas, which tools, and so on. Each with who decided it and when.
alter table channels add column bounds jsonb not null default '{}';
alter table workspaces add column bounds jsonb not null default '{}';
