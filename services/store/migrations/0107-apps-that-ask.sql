-- Which app's post asked for a call: at its start its channel may trust it no more. What was asked for
-- before waits for a person then.
alter table meetings add column app_id text;
