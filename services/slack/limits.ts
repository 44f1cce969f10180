/** Slack's limits, as https://docs.slack.dev/reference/block-kit and the method pages give them. */
export const limits = {
  blocksPerMessage: 50,
  sectionText: 3_000,
  headerText: 150,
  buttonText: 75,
  buttonValue: 2_000,
  buttonUrl: 3_000,
  /** Of a link beside a task; twenty tasks share a message. */
  sourceUrl: 500,
  contextElements: 10,
  /** `chat.update` refuses a longer `text`. */
  messageText: 4_000,
  /** Slack counts text over all blocks together and refuses at about 13,000. */
  textOverAllBlocks: 12_000,
} as const;

/** `chat.postMessage`: about one a second and channel. Milliseconds, a little slower to be safe. */
export const postIntervalMs = 1_050;

/** `chat.update` is tier 3, 50 a minute and workspace, over all meetings; five are left for others. */
export const editsPerMinute = 45;

/** As long as a burst of changes lasts, it takes no more of these: the others are for the ends of bursts. */
export const burstEditsPerMinute = 30;
