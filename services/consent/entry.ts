/** What the ledger says of a call. A closed list, with words each in services/slack/words/consent.ts. */
export type EntryKind =
  | 'sent'
  | 'announcement_planned'
  /** What the policy keeps of the call, where that's less than its words; `detail` says what. */
  | 'keeps'
  /** Its own words in the transcript say that it's an AI. */
  | 'announced'
  | 'seen'
  | 'objected'
  /** An unknown guest is there: the thread was asked. */
  | 'guest_asked'
  | 'capture_stopped'
  | 'stayed'
  | 'asked_to_leave'
  | 'left'
  | 'removed'
  | 'recap_released'
  /** Somebody wants their words forgotten, by the page about the call. */
  | 'forget_asked'
  | 'forget_refused'
  | 'words_forgotten'
  | 'forgotten';

/** `who` is somebody in Slack, `name` what the call calls them. `key`: the same of a meeting is entered once. */
export type NewEntry = {
  readonly key: string;
  readonly kind: EntryKind;
  /** When it was; now, unless told. */
  readonly at?: Date;
  readonly who?: string | null;
  readonly name?: string | null;
  readonly words?: string | null;
  readonly detail?: string | null;
};

export type Entry = {
  readonly kind: EntryKind;
  readonly at: Date;
  readonly who: string | null;
  readonly name: string | null;
  readonly words: string | null;
  readonly detail: string | null;
  readonly forgottenAt: Date | null;
};
