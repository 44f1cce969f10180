-- Who wrote the message that something was remembered from: what is theirs goes with them.
alter table facts add column message_author_id text;
create index facts_of_author on facts (team_id, message_author_id) where message_author_id is not null;
