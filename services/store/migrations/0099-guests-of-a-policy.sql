-- A card waits where guests are expected and the policy asks first.
alter table meetings drop constraint meetings_held_check,
  add constraint meetings_held_check check (held in ('guest', 'external', 'app', 'left', 'not_named', 'unknown', 'guests'));

-- Somebody is in the call whom nobody knows, and the policy has the thread asked: the same as an objection, from when they came.
alter table word_gaps
  drop constraint word_gaps_why_check,
  add constraint word_gaps_why_check check (why in ('objection', 'ledger', 'speaker', 'notes', 'nothing', 'guest'));
create unique index word_gaps_one_guest_open on word_gaps (meeting_id) where state = 'open' and why = 'guest';
