/** Slack's limits, as https://docs.slack.dev/reference/block-kit and the method pages give them. */
export const limits = {
  blocksPerMessage: 50,
  sectionText: 3_000,
  headerText: 150,
  buttonText: 75,
  buttonValue: 2_000,
  selectOptions: 100,
  confirmTitle: 100,
  confirmText: 300,
  /** For a link beside a task; twenty tasks share a message. */
  sourceUrl: 500,
  contextElements: 10,
  /** Slack names no limit for an app's; people's names end here. */
  username: 80,
  /** `chat.update` refuses a longer `text`. */
  messageText: 4_000,
  /** Slack counts text over all blocks together and refuses at about 13,000. */
  textOverAllBlocks: 12_000,
} as const;

/** `chat.postMessage` takes about one a second and channel; a little slower to be safe. */
export const postIntervalMs = 1_050;

/** `chat.update` is tier 3, 50 a minute and workspace, for all meetings; five are reserved for other calls. */
export const editsPerMinute = 45;

/**
 * Only edits that answer what somebody just did may take all of these. The others wait once the minute has had so many of any
 * kind: what goes first finds an edit, and is never behind what waits. How calls go on:
 */
export const stateEditsPerMinute = 38;

/** A call's state often changes twice in a moment: an edit of it waits so long for what comes next, and shows the last. */
export const settleMs = 500;

/** How their tasks go on, once a burst is over, and while it lasts. */
export const taskEditsPerMinute = 36;
export const burstEditsPerMinute = 28;

/** That time has passed. */
export const refreshEditsPerMinute = 25;

/** `agents.sessions.setStatus` is tier 3 too. Slack counts each method apart. */
export const statusesPerMinute = 45;
