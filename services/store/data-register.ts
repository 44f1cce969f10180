import { installationTables } from './data-register-of-installations.ts';
import { memoryTables } from './data-register-of-memory.ts';
import { type TableEntry, withoutWordsOfEntry } from './table-entry.ts';

const itsOwn = 'It is the person’s calendar or the channel’s setting, not the call’s.';
const asOthers = 'Other rows of the meeting go; this one says that there was a call, when, and what it cost.';

/**
 * Every table, whose words it holds, and what becomes of them. Forgetting a call, a person or a workspace, and retention,
 * walk this list; a test fills each column that isn't `plain` and finds nothing afterwards.
 */
export const dataRegister: Readonly<Record<string, TableEntry>> = {
  meetings: {
    plain: [
      ...['team_id', 'channel_id', 'thread_ts', 'requested_by', 'requested_via', 'platform'],
      ...['call_key', 'call_url'],
      ...['bot_name', 'state', 'limited_by', 'proposed_then', 'decided_by', 'session_id', 'feed'],
      ...['feed_cursor'],
      ...['stop_requested_by', 'end_reason', 'notes_hint_by', 'notes_kind', 'forgotten_by'],
      ...['top_up_name', 'checkout_url'],
      ...['passcode', 'held', 'app_id', 'app_name', 'persona_problem', 'persona_emoji'],
    ],
    ofMeeting: {
      ...{ notes: 'null', notes_hint: 'null', start_doubt: 'null', opening: 'null', end_detail: 'null' },
    },
    ofPerson: { notes_hint_by: { notes_hint: 'null', notes_hint_by: 'null' } },
    staysBecause: asOthers,
  },
  meeting_history: {
    plain: ['event', 'from_state', 'to_state'],
    ofMeeting: { detail: `'{}'` },
  },
  session_polls: { plain: ['feed_cursor'] },
  session_events: {
    plain: ['team_id', 'session_id', 'event_id', 'type', 'door'],
    ofMeeting: 'delete',
  },
  notes: {
    plain: ['team_id', 'channel_id'],
    ofMeeting: 'delete',
    ofPerson: { hint_by: { hint: 'null', hint_by: 'null' } },
  },
  action_items: {
    plain: ['team_id', 'channel_id'],
    ofMeeting: 'delete',
    ofPerson: { owner_id: { owner_id: 'null', owner_name: 'null', remind_at: 'null' } },
  },
  ...memoryTables,
  consent_entries: {
    plain: ['team_id', 'kind', 'detail', 'user_id'],
    ofMeeting: withoutWordsOfEntry,
    ofPerson: { user_id: { ...withoutWordsOfEntry, user_id: 'null' } },
    staysBecause: 'The ledger is only added to: that something was entered, and forgotten, stays.',
  },
  word_gaps: {
    plain: ['team_id', 'why', 'event_id', 'state', 'decided_by'],
    ofMeeting: { name: 'null', words: 'null' },
  },
  // Of its address only a hash.
  call_pages: { plain: ['hash', 'team_id', 'channel_id', 'made_by', 'platform', 'call_key'] },
  forget_requests: { plain: ['team_id', 'name_hash', 'state', 'decided_by'], ofMeeting: 'delete' },
  notes_feedback: {
    plain: ['team_id', 'user_id'],
    ofMeeting: 'delete',
    ofPerson: { user_id: 'delete' },
  },
  passages: { plain: ['team_id', 'channel_id'], ofMeeting: 'delete' },
  questions: {
    plain: ['team_id'],
    ofMeeting: 'delete',
    ofPerson: { answered_by: { answer: 'null', answered_by: 'null' } },
  },
  agent_messages: {
    plain: ['team_id', 'user_id'],
    ofMeeting: 'delete',
    ofPerson: { user_id: 'delete' },
  },
  tool_calls: { plain: ['team_id', 'held_by'], ofMeeting: 'delete', ofPerson: { user_id: 'delete' } },
  do_not_say_of_calls: {
    plain: ['team_id', 'set_by'],
    ofMeeting: 'delete',
    ofPerson: { set_by: 'delete' },
  },
  task_notifications: { plain: ['team_id'], ofMeeting: 'delete' },
  meeting_agents: {
    plain: ['team_id'],
    staysBecause: 'It has no words: it says that an agent has read some, and the agent still knows them.',
  },
  meeting_claims: {
    plain: ['team_id', 'user_id'],
    staysBecause: 'It has no words: it says whose agent was to hear a call.',
  },
  agent_tokens: {
    plain: [
      ...['team_id', 'user_id', 'hash', 'hint', 'channel_id', 'client_id', 'client_host'],
      ...['family_hash', 'refresh_hash'],
    ],
    ofPerson: { user_id: 'delete' },
  },
  oauth_clients: {
    plain: ['id', 'redirect_uris'],
    staysBecause: 'It is what a program calls itself, and goes when nobody uses it.',
  },
  oauth_requests: {
    plain: [
      ...['client_id', 'redirect_uri', 'client_state', 'challenge', 'browser_hash', 'code', 'stage'],
      ...['team_id', 'user_id', 'channel_id', 'grant_hash'],
    ],
    ofPerson: { user_id: 'delete' },
  },
  // Deleted with its key.
  oauth_access_tokens: { plain: ['hash', 'team_id'] },
  ears: {
    plain: ['team_id', 'kind', 'state', 'bot_name', 'bot_id', 'problem'],
    staysBecause:
      'It has no words: it says that somebody listened, and who has to be ended. Their service is asked to delete its words.',
  },
  ears_deletions: {
    plain: ['kind', 'bot_id'],
    staysBecause:
      'It has no words: it says which service is still to delete what it kept, and goes once it has.',
  },
  people_readings: {
    plain: ['team_id', 'state', 'conference', 'problem'],
    staysBecause: 'It has no names: it says that a list was read, and how many were in the call.',
  },
  house_turns: {
    plain: [
      ...['team_id', 'channel_id', 'thread_ts', 'lane', 'asker', 'cause', 'cause_key', 'state'],
      ...['boundary', 'problem', 'about'],
    ],
    ofMeeting: 'delete',
    ofPerson: { asker: 'delete' },
  },
  digests: { plain: ['team_id', 'user_id'], ofPerson: { user_id: 'delete' } },
  missed_recaps: {
    plain: ['team_id', 'user_id'],
    ofMeeting: 'delete',
    ofPerson: { user_id: 'delete' },
  },
  standup_replies: {
    plain: ['team_id'],
    ofMeeting: 'delete',
    ofPerson: { user_id: 'delete' },
  },
  // No words: what goes along is read where it stands.
  briefs: { plain: ['team_id', 'left_out', 'keys', 'sent_by'], ofMeeting: 'delete' },
  work_changes: { plain: ['team_id'], ofMeeting: 'delete', ofPerson: { user_id: 'delete' } },
  recap_exports: {
    plain: ['team_id', 'kind', 'target', 'label', 'state', 'url'],
    ofMeeting: { problem: 'null' },
    staysBecause: 'It says where copies went that we cannot delete.',
  },
  note_destinations: {
    plain: ['team_id', 'channel_id', 'kind', 'target', 'label', 'secret', 'added_by', 'removed_by'],
  },
  standups: {
    plain: [
      ...['team_id', 'channel_id', 'platform', 'call_key', 'call_url', 'passcode', 'rule'],
      ...['time_zone', 'asked_by'],
      ...['paused_by', 'removed_by', 'changed_by', 'before'],
    ],
  },
  standup_occurrences: { plain: ['team_id', 'outcome', 'work'] },
  channels: {
    plain: [
      ...['team_id', 'channel_id', 'auto', 'auto_by', 'limit_by', 'budget_by', 'approvers', 'approvers_by'],
      ...['allowed_tools', 'allowed_by', 'hold_by', 'quiet_by', 'trusted_apps', 'apps_by', 'persona_by'],
      ...['agent', 'agent_by', 'retention_by', 'do_not_say', 'do_not_say_by'],
      ...['on_objection', 'on_objection_by', 'bounds', 'weekly_by', 'weekly_zone'],
    ],
  },
  channel_holidays: {
    plain: ['team_id', 'channel_id', 'label', 'address', 'etag', 'days', 'set_by', 'problem'],
  },
  workspaces: {
    plain: [
      ...['team_id', 'retention_by', 'budget_by', 'auto', 'auto_by', 'spenders'],
      ...['spenders_by', 'name_suffix', 'suffix_by', 'limit_by', 'hold_by', 'do_not_say', 'do_not_say_by'],
      ...['on_objection', 'on_objection_by', 'calls_by', 'removal_by', 'bounds'],
    ],
  },
  calendars: {
    plain: ['team_id', 'user_id', 'kind', 'address', 'mark', 'rules', 'problem'],
    ofPerson: { user_id: 'delete' },
    staysBecause: itsOwn,
  },
  calendar_events: {
    plain: [
      ...['team_id', 'user_id', 'platform', 'call_key', 'call_url', 'passcode'],
      ...['decided', 'left_channel_id'],
    ],
    ofPerson: { user_id: 'delete' },
    staysBecause: itsOwn,
  },
  calendar_series: {
    plain: ['team_id', 'user_id', 'decision'],
    ofPerson: { user_id: 'delete' },
    staysBecause: itsOwn,
  },
  personas: {
    plain: [
      ...['team_id', 'name_key', 'emoji', 'voice_kind', 'voice', 'tools', 'senders', 'template'],
      ...['created_by', 'changed_by', 'archived_by', 'stands_in_for'],
    ],
    ofPerson: { stands_in_for: 'delete' },
    staysBecause: 'It is the workspace’s, not the call’s.',
  },
  face_requests: {
    plain: ['team_id', 'user_id', 'source', 'state', 'problem'],
    ofPerson: { user_id: 'delete' },
    staysBecause: 'It is what somebody wants for a persona, and goes after a day.',
  },
  persona_drafts: {
    plain: ['team_id', 'user_id'],
    ofPerson: { user_id: 'delete' },
    staysBecause: 'It is what somebody fills in, and goes after a day, imported within an hour.',
  },
  persona_pictures: {
    plain: ['team_id', 'sealed', 'content_type', 'source', 'likeness_by', 'created_by'],
    staysBecause: 'It is the workspace’s, not the call’s; it goes with its persona.',
  },
  voices: {
    plain: [
      ...['team_id', 'owner_id', 'asked_by', 'state', 'problem', 'provider_voice_id', 'sample'],
      ...['sample_type'],
    ],
    ofPerson: { owner_id: 'delete' },
    staysBecause: 'It is its owner’s, not the call’s.',
  },
  ...installationTables,
  slack_inbox: { plain: ['team_id', 'key'] },
  slack_outbox: {
    // `past-messages.ts` deletes a meeting's rows and a person's: cards, and what is on its way to Slack, must go on.
    plain: [
      ...['team_id', 'queue', 'kind', 'message_key', 'thread_ts', 'thread_key'],
      ...['fallback_user_id', 'state'],
    ],
  },
  slack_messages: { plain: ['team_id', 'message_key', 'channel_id', 'ts'] },
  slack_files: { plain: ['team_id', 'message_key', 'file_id', 'kind'] },
  slack_queues: { plain: ['team_id', 'queue'] },
  slack_edits: { plain: ['team_id', 'method'] },
  leases: { plain: ['name'] },
  processes: { plain: [] },
  restores: { plain: [] },
  mcp_tool_looks: { plain: ['server', 'tool', 'hash'] },
  provider_health: { plain: ['name', 'last_problem'] },
};
