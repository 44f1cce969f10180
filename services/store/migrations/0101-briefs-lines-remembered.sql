-- A line that somebody typed into a call's brief may be remembered.
alter table facts drop constraint facts_source_check;
alter table facts add constraint facts_source_check check (source in ('typed', 'message', 'brief', 'call'));
-- What somebody wrote to an agent stands in Slack under a key that ends with them, so that it goes with what is theirs.
update slack_messages m set message_key = m.message_key || ':' || a.user_id
  from agent_messages a where a.team_id = m.team_id and m.message_key = 'said:' || a.id;
update slack_outbox o set message_key = o.message_key || ':' || a.user_id
  from agent_messages a where a.team_id = o.team_id and o.message_key = 'said:' || a.id;
