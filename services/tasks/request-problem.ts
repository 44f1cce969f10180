/** Why nothing is asked for, whatever the tool. */
export type RequestProblem =
  | { kind: 'no_such_tool'; known: readonly string[] }
  /** In the words of the tool's schema. */
  | { kind: 'bad_input'; problems: readonly string[] }
  | { kind: 'too_long' }
  /** The agent used this key for something else. */
  | { kind: 'key_taken' }
  | { kind: 'call_forgotten' }
  | { kind: 'too_many_open'; most: number }
  | { kind: 'too_many_tasks'; most: number };
