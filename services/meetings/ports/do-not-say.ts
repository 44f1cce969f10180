import type { DoNotSay } from '../do-not-say/lists.ts';

/** A meeting, or a channel where there's none. */
export type WhereListsHold = {
  readonly id: string | null;
  readonly teamId: string;
  readonly channelId: string;
  readonly personaId: string | null;
};

type OfCall = { readonly id: string; readonly teamId: string };

/** What mustn't be said, and where. Lists of channels and workspaces are changed with their settings. */
export type DoNotSayLists = {
  of(where: WhereListsHold): Promise<DoNotSay>;
  setForCall(meeting: OfCall, by: string, lines: readonly string[]): Promise<void>;
  /** A call that is sent into again keeps its list. */
  handOver(fromMeetingId: string, to: OfCall): Promise<void>;
};
