-- What a channel knows, newest first: without it, a channel that knows little costs a look through the whole workspace.
create index facts_of_channel on facts (team_id, channel_id, created_at desc) where state = 'kept' and owner_id is null;
