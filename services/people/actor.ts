/** Who does something, and where: from Slack's verified payload, never from what a button or a form carries. */
export type Actor = {
  readonly teamId: string;
  readonly channelId: string;
  readonly userId: string;
  /** Of another workspace, over Slack Connect. */
  readonly isExternal: boolean;
};
