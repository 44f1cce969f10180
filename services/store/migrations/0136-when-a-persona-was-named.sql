-- When words that may name the persona were last stored: for a while after, what is said may go on with them. Null is never.
alter table session_polls add column named_at timestamptz;
