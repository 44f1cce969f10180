/** Why a file that somebody gave us in Slack isn't here. */
export type FileProblem =
  | { kind: 'too_large'; mostBytes: number }
  /** Slack showed its sign-in page: the app lacks the scope `files:read`, or was installed before it had it. */
  | { kind: 'no_access' }
  /** It was deleted meanwhile. */
  | { kind: 'gone' }
  /** It lies elsewhere; our token goes to Slack alone. */
  | { kind: 'not_in_slack' }
  | { kind: 'no_answer' };

export type GivenFile = { ok: true; bytes: Uint8Array<ArrayBuffer> } | { ok: false; problem: FileProblem };

/** Reads a file that somebody gave us, by its address, as the workspace that it was given in. What it is, its content says: names and types are people's words. */
export type ReadGivenFile = (file: { teamId: string; url: string }, mostBytes: number) => Promise<GivenFile>;
