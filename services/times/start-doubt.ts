/** Why the card asks when to join. */
export type StartDoubt = {
  readonly why: /** The message names several times. */
    | 'two_times'
    /** Its words may mean something else. */
    | 'unsure'
    /** From one time to another. */
    | 'range'
    /** It has passed. */
    | 'past'
    /** Only a day other than today. */
    | 'no_time'
    /** Further ahead than meetings are scheduled. */
    | 'far'
    /** Slack doesn't say where its writer is. */
    | 'no_zone'
    /** Its words name a zone that isn't known, or may be several. */
    | 'which_zone'
    /** Its words may mean that the call is off, or over, or not for us. */
    | 'may_be_off'
    /** Its words may mean that the call isn't certain, or that something comes before it. */
    | 'depends'
    /** The time is where we can't look, as in a calendar. */
    | 'elsewhere'
    /** A forwarded message doesn't say when it was written. */
    | 'forwarded'
    /** In this channel nobody joins without a person's click. */
    | 'asks';
  readonly choices: readonly StartChoice[];
};

/** A time that may be meant; `words` is for a button, which shows every reader the same. */
export type StartChoice = {
  /** ISO 8601, since it's stored as JSON. */
  readonly at: string;
  readonly words: string;
};

/** As many buttons as a card has room for. */
export const maxChoices = 3;

/** The start that a person picked: one of the card's choices, by index, or another time. */
export type StartPick = { choice: number } | { at: Date };
