-- An agent that found words of a meeting by searching hasn't worked on it: nobody's message waits for it.
alter table meeting_agents alter column seen_at drop not null;
