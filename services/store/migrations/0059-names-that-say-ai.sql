-- Meetings that were asked for before every name said in the call that it's an AI, and whose session isn't there yet.
update meetings m
set bot_name = m.bot_name || ' ' || coalesce(
  (select w.name_suffix from workspaces w where w.team_id = m.team_id),
  '(AI)'
)
where m.bot_name = 'Stand-in'
  and m.persona_id is null
  and m.state in ('proposed', 'scheduled', 'checking', 'awaiting_funds')
  and coalesce((select w.name_suffix from workspaces w where w.team_id = m.team_id), '(AI)') <> '';
