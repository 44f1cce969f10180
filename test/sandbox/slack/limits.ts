/** Slack's limits, as data. Sources: docs.slack.dev (Block Kit reference, rate limits) and what apps reported. */
export const MESSAGE_LIMITS = {
  blocks: 50,
  /** Undocumented: `msg_blocks_too_long` comes at about 13,000 characters over all blocks (slackapi/bolt-js#2509). */
  totalBlockText: 13_000,
  markdownTogether: 12_000,
  postText: 40_000,
  updateText: 4000,
  metadataBytes: 16_000,
  attachments: 100,
  /** Slack names no limit of `username`; people's names end here. */
  username: 80,
} as const;

export const BLOCK_LIMITS = {
  id: 255,
  url: 3000,
  sectionText: 3000,
  fields: 10,
  fieldText: 2000,
  header: 150,
  contextElements: 10,
  contextActions: 5,
  actions: 25,
  textObject: 3000,
  altText: 2000,
  imageTitle: 2000,
  markdown: 12_000,
  buttonText: 75,
  buttonValue: 2000,
  accessibilityLabel: 75,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  options: 100,
  overflowOptions: 5,
  optionText: 75,
  optionValue: 150,
  placeholder: 150,
  tableRows: 100,
  tableColumns: 20,
  tableText: 10_000,
  containerTitle: 150,
  containerChildren: 10,
  /** Said by docs.rs/slack-morphism (`SlackPlanBlock`); Slack's own page names no number. */
  planTasks: 50,
  /** Titles and sources' texts: Slack names no limit; this is where its other texts end. */
  taskText: 3000,
  taskSources: 100,
  inputLabel: 2000,
  inputText: 3000,
} as const;

/** https://slack.com/help/articles/202931348: 50 emoji a message, of which a person may add 23. */
export const REACTION_LIMITS = { emoji: 50, ofOnePerson: 23 } as const;

/** https://docs.slack.dev/reference/views/modal-views; the size is from the method's error `view_too_large`. */
export const VIEW_LIMITS = {
  title: 24,
  blocks: 100,
  privateMetadata: 3000,
  bytes: 250_000,
  /** Views above each other (https://docs.slack.dev/surfaces/modals). */
  stacked: 3,
} as const;

/** https://docs.slack.dev/reference/methods/files.getUploadURLExternal; 1 GB is the most of any plan. */
export const UPLOAD_LIMITS = {
  bytes: 1_000_000_000,
  altText: 1000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/file-input-element */
  formBytes: 10 * 1024 * 1024,
} as const;

export type RateRule =
  /** A bucket that holds `burst` calls and fills at `perSecond`. */
  | { kind: 'bucket'; per: 'channel' | 'workspace'; burst: number; perSecond: number }
  /** At most `max` calls in any minute. */
  | { kind: 'minute'; per: 'channel' | 'workspace'; max: number };

const tier = (max: number): RateRule => ({ kind: 'minute', per: 'workspace', max });

export const RATES = {
  tier1: tier(1),
  tier2: tier(20),
  tier3: tier(50),
  tier4: tier(100),
  /** About one a second and channel; short bursts pass. */
  post: { kind: 'bucket', per: 'channel', burst: 4, perSecond: 1 },
  /** Slack says "hundreds a minute". */
  special: tier(600),
} as const satisfies Record<string, RateRule>;

/** How long Slack waits for an answer to an event, a command or a button. */
export const ANSWER_TIMEOUT_MS = 3000;
/** Slack tries an event again almost at once, after a minute and after five; these are for people who cannot wait. */
export const QUICK_RETRY_DELAYS_MS = [0, 1000, 5000] as const;
/** How long the trigger of an interaction opens a view. */
export const TRIGGER_LIFETIME_MS = 3000;
export const RESPONSE_URL = { uses: 5, lifetimeMs: 30 * 60_000 } as const;
export const SCHEDULE_AHEAD_SECONDS = 120 * 24 * 3600;
