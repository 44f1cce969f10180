-- For an admin's Home tab: what couldn't be posted, and starts that nobody confirmed. Both are few.
create index slack_outbox_dead on slack_outbox (team_id, finished_at) where state = 'dead';
create index meetings_uncertain on meetings (team_id) where state = 'uncertain';
