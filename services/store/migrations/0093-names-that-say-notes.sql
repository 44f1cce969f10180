-- Meetings that were asked for before every name in a call said that what's said there is written down, and whose session isn't there yet.
update meetings
set bot_name = case when bot_name like '%)' then left(bot_name, -1) || ', takes notes)' else bot_name || ' (takes notes)' end
where state in ('proposed', 'scheduled', 'checking', 'awaiting_funds')
  and bot_name not like '%takes notes)'
  and char_length(bot_name) <= 46;
