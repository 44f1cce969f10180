import type { CallGuest, FactAbout } from '../fact.ts';

/** Somebody in Slack, or an address that nobody there has. */
export type WhoGuestIs =
  | { readonly kind: 'person'; readonly userId: string }
  | { readonly kind: 'address'; readonly email: string };

/** Who guests of calls are, as people said, inside one transaction. */
export type GuestLinks = {
  /** From now on what is known of them, and what will be, is about that person. The newest counts. */
  link(teamId: string, guest: CallGuest, who: WhoGuestIs, by: string): Promise<void>;
  /** They are a guest of their call again. */
  unlink(guest: CallGuest): Promise<void>;
  /** Whom what guests of a call said of themselves is about, by the names that they had there. */
  of(meetingId: string): Promise<ReadonlyMap<string, FactAbout>>;
};
