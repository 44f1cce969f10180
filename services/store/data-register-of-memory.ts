import { showAgainAndForget, type TableEntry, withoutWordsOfFact } from './table-entry.ts';

/** The part of the register that says what is known of channels and people, and what is shown of it where. */
export const memoryTables: Readonly<Record<string, TableEntry>> = {
  facts: {
    plain: [
      ...['team_id', 'channel_id', 'owner_id', 'about_id', 'kind', 'fingerprint', 'source', 'made_by'],
      ...['quote_fingerprint', 'message_channel_id', 'message_ts', 'message_author_id', 'made_by_id'],
      ...['state', 'decided_by'],
    ],
    ofMeeting: withoutWordsOfFact,
    ofPerson: {
      ...{ owner_id: 'delete', about_id: withoutWordsOfFact, message_author_id: withoutWordsOfFact },
    },
  },
  guest_links: {
    plain: ['team_id', 'user_id', 'linked_by'],
    ofMeeting: 'delete',
    ofPerson: { user_id: 'delete', linked_by: { linked_by: 'null' } },
  },
  facts_at_pika: {
    plain: ['team_id', 'kept_by', 'state'],
    ofPerson: { kept_by: 'delete' },
    staysBecause:
      'It says in whose memory at Pika a line is, which nobody can delete there; it goes with who kept it.',
  },
  // Slack's own copy is published again without a forgotten call's words.
  open_homes: {
    plain: ['team_id', 'user_id', 'channel_id', 'shown'],
    // It goes once Slack's copy has nothing more of theirs.
    ofPerson: { user_id: showAgainAndForget },
  },
  slack_calls: { plain: ['team_id', 'call_id', 'stage'] },
  workflow_steps: {
    plain: ['team_id', 'execution_id', 'user_id', 'refusal'],
    ofPerson: { user_id: { user_id: 'null' } },
  },
  home_changes: { plain: ['team_id', 'user_id'], ofPerson: { user_id: 'delete' } },
  // No words: a copy is read from the notes, and goes from Slack with the call.
  recap_shares: {
    plain: ['team_id', 'channel_id', 'shared_by'],
    ofMeeting: 'delete',
    ofPerson: { shared_by: { shared_by: 'null' } },
  },
  weekly_calls: {
    plain: ['team_id', 'channel_id', 'week'],
    staysBecause:
      'It has no words: it says in which week’s list a call was, so that its words go from there.',
  },
  persona_selves: {
    plain: ['team_id', 'owner_id', 'channels'],
    ofPerson: { owner_id: 'delete' },
    staysBecause: 'It is its owner’s, not the call’s; it goes with its persona.',
  },
};
