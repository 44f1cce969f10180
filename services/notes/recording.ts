/** A segment of the transcript; times are milliseconds from the start of the session. */
export interface Spoken {
  /** Blank when unknown: never guessed. */
  readonly speaker: string;
  readonly text: string;
  readonly start_ms: number;
}

/** What writers of notes have to go by. */
export interface Recording {
  readonly segments: readonly Spoken[];
  readonly startedAt: Date;
  /** The meeting's zone, as IANA names it: "by Friday" is a Friday there. */
  readonly timeZone: string;
  readonly participants: readonly string[];
  /** The agent's own name there: what it says, and what is asked of it, is nobody's task. */
  readonly botName: string;
}
