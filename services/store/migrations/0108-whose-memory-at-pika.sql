-- Which account at Pika has a line: a key may move to another one, and somebody may import another self.
alter table facts_at_pika add column account text;
update facts_at_pika p set account = coalesce(
  (select lower(s.email) from persona_selves s where s.team_id = p.team_id and s.owner_id = p.kept_by
    order by s.connected_at > p.written_at, s.connected_at desc limit 1),
  -- Nobody knows any more: it counts for every account, as Pika deletes no line.
  '');
alter table facts_at_pika alter column account set not null,
  drop constraint facts_at_pika_pkey,
  add primary key (fact_id, account);
