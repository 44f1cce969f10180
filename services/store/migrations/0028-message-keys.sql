-- A message key names a message of ours, a queue holds a channel's messages, and edits of the plan are throttled. The
-- expressions and predicates of indexes follow their columns.
alter table slack_outbox rename column lane to queue;
alter table slack_outbox rename column slot to message_key;
alter table slack_outbox rename column thread_slot to thread_key;
alter table slack_outbox rename column paced to throttled;
alter index slack_outbox_one_per_slot rename to slack_outbox_one_per_message_key;
alter index slack_outbox_by_slot rename to slack_outbox_by_message_key;

alter table slack_messages rename column slot to message_key;
alter index slack_messages_by_slot rename to slack_messages_by_message_key;
alter table slack_files rename column slot to message_key;

alter table slack_lanes rename to slack_queues;
alter table slack_queues rename column lane to queue;
alter table slack_queues rename column paced_last to last_was_throttled;
alter index slack_lanes_pkey rename to slack_queues_pkey;
