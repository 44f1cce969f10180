import { and, eq } from 'drizzle-orm';
import type { CallGuest, FactAbout } from '../../memory/fact.ts';
import type { GuestLinks, WhoGuestIs } from '../../memory/ports/guest-links.ts';
import type { Executor } from '../executor.ts';
import { facts, guestLinks } from '../schema/memory.ts';

/** More guests than anybody links in one call. */
const maxLinks = 500;

/** Who guests of calls are, inside one transaction. */
export function guestLinkRows(tx: Executor, now: Date): GuestLinks {
  /** Also of what nobody has answered yet, and of what was corrected: a fact that was forgotten has no name any more. */
  const tell = ({ meetingId, name }: CallGuest, who: WhoGuestIs | null) =>
    tx
      .update(facts)
      .set({
        aboutId: who?.kind === 'person' ? who.userId : null,
        aboutEmail: who?.kind === 'address' ? who.email : null,
      })
      .where(and(eq(facts.aboutMeetingId, meetingId), eq(facts.aboutName, name)));
  return {
    async link(teamId, guest, who, linkedBy) {
      const row = {
        userId: who.kind === 'person' ? who.userId : null,
        email: who.kind === 'address' ? who.email : null,
        ...{ linkedBy, linkedAt: now },
      };
      await tx
        .insert(guestLinks)
        .values({ teamId, ...guest, ...row })
        .onConflictDoUpdate({ target: [guestLinks.meetingId, guestLinks.name], set: row });
      await tell(guest, who);
    },
    async unlink(guest) {
      await tx
        .delete(guestLinks)
        .where(and(eq(guestLinks.meetingId, guest.meetingId), eq(guestLinks.name, guest.name)));
      await tell(guest, null);
    },
    async of(meetingId) {
      const { name, userId, email } = guestLinks;
      const rows = await tx
        .select({ name, userId, email })
        .from(guestLinks)
        .where(eq(guestLinks.meetingId, meetingId))
        .limit(maxLinks);
      return new Map(rows.map((row) => [row.name, aboutLinked({ name: row.name, meetingId }, row)]));
    },
  };
}

function aboutLinked(
  guest: CallGuest,
  { userId, email }: { userId: string | null; email: string | null },
): FactAbout {
  return userId === null ? { kind: 'guest', ...guest, email } : { kind: 'person', userId, guest };
}
