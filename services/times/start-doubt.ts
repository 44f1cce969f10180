/** Why the card asks when to go in. */
export type StartDoubt = {
  readonly why: /** The post names several times. */
    | 'two_times'
    /** Its words may mean something else. */
    | 'unsure'
    /** From one time to another. */
    | 'range'
    /** Over already. */
    | 'past'
    /** Only a day, and another than today. */
    | 'no_time'
    /** Beyond what is planned ahead. */
    | 'far'
    /** Slack does not say where its poster is. */
    | 'no_zone'
    /** Its words name a zone that is not known, or may be several. */
    | 'which_zone'
    /** Nobody goes in here without a person's click. */
    | 'asks';
  readonly choices: readonly StartChoice[];
};

/** A time that may be meant; `words` is for a button, which shows every reader the same. */
export type StartChoice = {
  /** ISO 8601: it is kept as JSON. */
  readonly at: string;
  readonly words: string;
};

/** More would be no question but a calendar. */
export const maxStartChoices = 3;

/** When it is to go in instead: one of the card's choices, by its place, or a time of somebody's own. */
export type StartPick = { choice: number } | { at: Date };
