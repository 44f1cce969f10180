-- Who a guest of one call is, as somebody said: a person in Slack, or an address that nobody there has.
create table guest_links (
  meeting_id uuid not null,
  name text not null,
  team_id text not null,
  user_id text,
  email text,
  linked_by text,
  linked_at timestamptz not null,
  primary key (meeting_id, name),
  constraint guest_links_name_somebody check (num_nonnulls(user_id, email) > 0)
);
create index guest_links_of_person on guest_links (team_id, user_id) where user_id is not null;
create index guest_links_by on guest_links (team_id, linked_by) where linked_by is not null;
-- What is known of a guest keeps the name and the call also while it's about a person: so that can be taken back.
create index facts_of_guest on facts (about_meeting_id, about_name) where about_name is not null;
create index facts_of_address on facts (team_id, about_email) where about_email is not null;
