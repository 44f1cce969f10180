-- Runs whose thread was asked, by when they are: of them only today's still count.
create index schedule_runs_briefed on schedule_runs (team_id, at) where briefed;
