import type { ChannelIn, UserIn } from './people.ts';

/** Someone in a channel, as Slack knows them. */
export type Member = {
  readonly id: string;
  /** Real and display name, as written there. */
  readonly names: readonly string[];
  readonly email: string | null;
};

/** `timeZone`: as IANA names it; null where Slack knows none. */
type Located = Member & { readonly timeZone: string | null };

/** Who is in a channel, and where people are. Null when Slack isn't responding. */
export type Roster = {
  /** People, not apps; of a DM with the app: its one person. */
  members(of: ChannelIn & { owner: string }): Promise<readonly Located[] | null>;
  /** As IANA names it. */
  timeZone(user: UserIn): Promise<string | null>;
};
