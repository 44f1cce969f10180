-- Taken back where people of other companies came to the channel; shared again it's as new.
alter table recap_shares add column taken_back_at timestamptz;
create index recap_shares_in_channel on recap_shares (team_id, channel_id) where taken_back_at is null;
