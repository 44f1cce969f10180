-- Lines that nothing we write may repeat, by whose list it is. Personas have theirs already.
alter table workspaces add do_not_say jsonb, add do_not_say_by text, add do_not_say_at timestamptz;
alter table channels add do_not_say jsonb, add do_not_say_by text, add do_not_say_at timestamptz;
-- Of one call; a table of its own, so that a meeting read whole doesn't carry it.
create table do_not_say_of_calls (
  meeting_id uuid primary key,
  team_id text not null,
  lines jsonb not null,
  set_by text not null,
  set_at timestamptz not null
);
-- Whose list a tool call's words break; then its card says so, and nothing is sent without a person.
alter table tool_calls add held_by text;
alter table notes drop constraint notes_held_because_check;
alter table notes add constraint notes_held_because_check check (held_because in
  ('outsiders', 'absentees', 'by_name', 'unknown', 'workspace_list', 'channel_list', 'call_list', 'persona_list'));
