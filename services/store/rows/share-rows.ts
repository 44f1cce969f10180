import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Shares } from '../../notes/ports/shares.ts';
import type { Executor } from '../executor.ts';
import { recapShares } from '../schema/shares.ts';

const { meetingId: ofMeeting, teamId: ofTeam, channelId: inChannel, takenBackAt } = recapShares;
const stands = isNull(takenBackAt);

export function shareRows(tx: Executor, now: Date): Shares {
  return {
    of: sharesOf(tx),
    async add({ id: meetingId, teamId }, share) {
      const set = { ...share, sharedAt: now };
      const added = await tx
        .insert(recapShares)
        .values({ meetingId, teamId, ...set })
        .onConflictDoUpdate({
          target: [ofMeeting, inChannel],
          set: { ...set, takenBackAt: null },
          setWhere: isNotNull(takenBackAt),
        })
        .returning({ channelId: inChannel });
      return added.length > 0;
    },
    async meetingsIn(teamId, channelId) {
      const found = await tx
        .select({ meetingId: ofMeeting })
        .from(recapShares)
        .where(and(eq(ofTeam, teamId), eq(inChannel, channelId), stands))
        .orderBy(asc(ofMeeting));
      return found.map(({ meetingId }) => meetingId);
    },
    async channels(teamId) {
      const found = await tx
        .selectDistinct({ channelId: inChannel })
        .from(recapShares)
        .where(and(eq(ofTeam, teamId), stands));
      return found.map(({ channelId }) => channelId);
    },
    async takeBack(meetingId, channelId) {
      const taken = await tx
        .update(recapShares)
        .set({ takenBackAt: now })
        .where(and(eq(ofMeeting, meetingId), eq(inChannel, channelId), stands))
        .returning({ channelId: inChannel });
      return taken.length > 0;
    },
  };
}

export const sharesOf =
  (tx: Executor): Shares['of'] =>
  (meetingId) =>
    tx
      .select({ channelId: inChannel, sharedBy: recapShares.sharedBy })
      .from(recapShares)
      .where(and(eq(ofMeeting, meetingId), stands))
      .orderBy(asc(recapShares.sharedAt), asc(inChannel));
