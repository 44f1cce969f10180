/** A message's own page in Slack; null where Slack hasn't told where the workspace is. */
export type PageOf = (message: { channelId: string; ts: string }) => string | null;

/** The pages of the workspace that is named. */
export type PagesIn = (teamId: string) => PageOf;
