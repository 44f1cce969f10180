-- A guest is somebody of one call, until somebody says whose address that is.
alter table facts add column about_meeting_id uuid;
alter table facts add column about_email text;
update facts set about_meeting_id = meeting_id where about_name is not null;
-- The call below whose recap people are asked whether it still holds.
alter table facts add column asked_meeting_id uuid;
create index facts_asked on facts (asked_meeting_id) where asked_meeting_id is not null;
create index facts_quote_fingerprints on facts (team_id, quote_fingerprint) where quote_fingerprint is not null;
create index facts_proposed on facts (created_at) where state = 'proposed';
