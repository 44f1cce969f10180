-- An edit that shows how a call goes on, and answers nobody: it leaves the minute's edits to what people just did.
alter table slack_outbox add column may_wait boolean not null default false;
