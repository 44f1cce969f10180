-- Since when an agent has read words of a call or of its thread: from then on, what it asks for waits for a click.
alter table meeting_agents add column read_words_at timestamptz;
-- Whoever worked on a meeting before we kept that may have read: counted so.
update meeting_agents set read_words_at = seen_at;

-- Keys end by themselves, and may be for reading only, or for one channel only.
alter table agent_tokens add column expires_at timestamptz;
update agent_tokens set expires_at = clock_timestamp() + interval '90 days';
alter table agent_tokens alter column expires_at set not null;
alter table agent_tokens add column read_only boolean not null default false;
alter table agent_tokens add column channel_id text;

-- People who are known by name alone hold a recap: anyone may be called so.
alter table notes drop constraint notes_held_because_check;
alter table notes add constraint notes_held_because_check
  check (held_because in ('outsiders', 'absentees', 'by_name', 'unknown'));
