-- What an objection in a call does in all channels: 'leave' is stricter than 'ask'.
alter table workspaces add on_objection text check (on_objection in ('ask', 'leave')),
  add on_objection_by text, add on_objection_at timestamptz;
