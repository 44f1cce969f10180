/** Why our door lets an agent do nothing, where that is about none of its tools. */
export type AgentRefusal =
  | { kind: 'no_key' }
  | { kind: 'key_expired' }
  /** There is none, or it isn't for the agent's person. */
  | { kind: 'no_meeting' }
  | { kind: 'too_often'; what: 'requests' | 'calls' | 'cards' | 'reports'; waitMs: number }
  | { kind: 'too_many_waits'; most: number }
  | { kind: 'not_a_call_link' }
  /** The key is for one channel, and it isn't this one. */
  | { kind: 'other_channel' }
  | { kind: 'not_possible' }
  | { kind: 'no_session' }
  | { kind: 'too_many_reports'; most: number }
  | { kind: 'no_such_task' }
  | { kind: 'no_such_question' }
  | { kind: 'no_question' }
  /** Another one waits in the thread. */
  | { kind: 'question_open' };
