import type { ListOwner } from '../meetings/do-not-say/lists.ts';
import type { NoRecap } from '../notes/recap-of-meeting.ts';

/** Why our door lets an agent do nothing, where that is about none of its tools. */
export type AgentRefusal =
  | { kind: 'no_key' }
  | { kind: 'key_expired' }
  /** There is none, or it isn't for the agent's person. */
  | { kind: 'no_meeting' }
  | { kind: 'too_often'; what: 'requests' | 'calls' | 'cards' | 'reports' | 'searches'; waitMs: number }
  | { kind: 'too_many_waits'; most: number }
  | { kind: 'not_a_call_link' }
  /** The key is for one channel, and it isn't this one. */
  | { kind: 'other_channel' }
  /** Another agent has the meeting: what its owner calls it, and whom it acts for. */
  | { kind: 'claimed'; by: string | null; userId: string }
  | { kind: 'call_over' }
  /** There's no recap to read. */
  | { kind: 'no_recap'; why: NoRecap }
  | { kind: 'not_possible' }
  | { kind: 'no_session' }
  | { kind: 'too_many_reports'; most: number }
  | { kind: 'no_such_task' }
  | { kind: 'no_such_question' }
  | { kind: 'no_question' }
  /** Its words are on a list. */
  | NotToBeSaid
  /** Another one waits in the thread. */
  | { kind: 'question_open' };

/** Nothing was shown to anybody. */
export type NotToBeSaid = { kind: 'not_to_be_said'; list: ListOwner };
