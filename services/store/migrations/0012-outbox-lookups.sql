-- What was put of a meeting, and for a slot and those numbered after it, also once it is sent.
create index slack_outbox_by_meeting on slack_outbox (meeting_id) where meeting_id is not null;
create index slack_outbox_by_slot on slack_outbox (team_id, slot text_pattern_ops) where slot is not null;
create index slack_messages_by_slot on slack_messages (team_id, slot text_pattern_ops);
