import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { PersonaRepository } from '../../personas/ports/persona-repository.ts';
import type { Executor } from '../executor.ts';
import { channels } from '../schema/channels.ts';
import { standups } from '../schema/standups.ts';

/** Whom channels chose, inside one transaction. */
export function channelPersonaRows(
  tx: Executor,
  now: Date,
): Pick<PersonaRepository, 'chosenIn' | 'usesOf' | 'chooseFor'> {
  return {
    async chosenIn({ teamId, channelId }) {
      const [row] = await tx
        .select({ id: channels.personaId, by: channels.personaBy, at: channels.personaAt })
        .from(channels)
        .where(and(eq(channels.teamId, teamId), eq(channels.channelId, channelId)));
      return row?.by && row.at ? { id: row.id, by: row.by, at: row.at } : null;
    },
    async usesOf(teamId) {
      const rows = await tx
        .select({
          personaId: channels.personaId,
          channelId: channels.channelId,
          standup: sql<boolean>`false`,
        })
        .from(channels)
        .where(and(eq(channels.teamId, teamId), isNotNull(channels.personaId)))
        .union(
          tx
            .select({
              personaId: standups.personaId,
              channelId: standups.channelId,
              standup: sql<boolean>`true`,
            })
            .from(standups)
            .where(
              and(eq(standups.teamId, teamId), isNotNull(standups.personaId), isNull(standups.removedAt)),
            ),
        );
      const byId = Map.groupBy(
        rows.toSorted((a, b) => a.channelId.localeCompare(b.channelId)),
        ({ personaId }) => personaId ?? '',
      );
      const idsOf = (theirs: typeof rows, standup: boolean) =>
        theirs.filter((row) => row.standup === standup).map(({ channelId }) => channelId);
      return new Map(
        [...byId].map(([id, theirs]) => [
          id,
          { channels: idsOf(theirs, false), standups: idsOf(theirs, true) },
        ]),
      );
    },
    async chooseFor({ teamId, channelId }, personaId, by) {
      const set = { personaId, personaBy: by, personaAt: now };
      await tx
        .insert(channels)
        .values({ teamId, channelId, ...set })
        .onConflictDoUpdate({ target: [channels.teamId, channels.channelId], set });
    },
  };
}
