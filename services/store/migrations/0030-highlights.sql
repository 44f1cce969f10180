-- What sounded like a promise in a call that nobody summed up: an action item only once someone keeps it.
alter table action_items drop constraint action_items_state_check;
alter table action_items add constraint action_items_state_check
  check (state in ('suggested', 'open', 'done', 'dropped'));
-- Whether someone wanted to see them all.
alter table notes add column unfolded boolean not null default false;
