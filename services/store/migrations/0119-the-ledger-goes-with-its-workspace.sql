-- After how many days a workspace that left is deleted is a setting: who deletes it says so in the transaction.
create or replace function keep_consent_entry() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.forgotten_at is not null
      and (new.id, new.team_id, new.meeting_id, new.kind, new.at) = (old.id, old.team_id, old.meeting_id, old.kind, old.at)
      and new.detail is not distinct from old.detail
      and (new.key = old.key or new.key = 'forgotten:' || old.id)
      and (new.user_id is null or new.user_id is not distinct from old.user_id)
      and (new.name is null or new.name is not distinct from old.name)
      and (new.words is null or new.words is not distinct from old.words)
    then
      return new;
    end if;
  elsif tg_op = 'DELETE' then
    if current_setting('stand_in.deleted_workspace', true) = old.team_id
      and exists (select from workspaces w where w.team_id = old.team_id and w.left_at is not null)
    then
      return old;
    end if;
  end if;
  raise exception 'the consent ledger is only added to';
end $$;
