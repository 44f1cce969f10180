/** Why nothing is asked for, whatever the tool. */
export type RequestProblem =
  | { kind: 'no_such_tool'; known: readonly string[] }
  /** The call's persona, by its name there, may use only those of the workspace's tools that are `known`. */
  | { kind: 'not_its_tool'; persona: string; known: readonly string[] }
  /** The policy of the call's channel, or of its workspace, has it off. */
  | { kind: 'tool_off'; known: readonly string[] }
  /** In the words of the tool's schema. */
  | { kind: 'bad_input'; problems: readonly string[] }
  | { kind: 'too_long' }
  /** The agent used this key for something else. */
  | { kind: 'key_taken' }
  | { kind: 'call_forgotten' }
  | { kind: 'too_many_open'; most: number }
  | { kind: 'too_many_tasks'; most: number };
