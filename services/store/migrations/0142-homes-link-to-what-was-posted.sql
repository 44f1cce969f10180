-- A Home tab links to the message where somebody answers, which may be posted after the tab was shown.
create trigger home_change after insert on slack_messages
  for each row when (new.meeting_id is not null and split_part(new.message_key, ':', 1) in ('approval', 'question', 'card', 'recap'))
  execute function note_home_change();
