/** A channel's list of last week's calls. */
export type Week = {
  readonly teamId: string;
  readonly channelId: string;
  /** The Monday on which it's posted: `2026-11-30`. */
  readonly week: string;
};

/** When a channel's next list is due. `timeZone`: null until the first Monday was found. */
type Weekly = { readonly nextAt: Date; readonly timeZone: string | null };

/** Lists that channels want, inside one transaction. */
export type Weeklies = {
  /** With its row locked; null for a channel that wants none. */
  of(teamId: string, channelId: string): Promise<Weekly | null>;
  set(teamId: string, channelId: string, weekly: { nextAt: Date; timeZone: string }): Promise<void>;
  /** Takes the calls of a channel that began then, and are over, into its list; answers how many there are. */
  collect(week: Week, from: Date, until: Date): Promise<number>;
};
