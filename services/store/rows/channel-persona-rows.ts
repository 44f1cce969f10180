import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { PersonaRepository } from '../../personas/ports/persona-repository.ts';
import type { Executor } from '../executor.ts';
import { channels } from '../schema/channels.ts';

/** Whom channels chose, inside one transaction. */
export function channelPersonaRows(
  tx: Executor,
  now: Date,
): Pick<PersonaRepository, 'chosenIn' | 'channelsBy' | 'chooseFor'> {
  return {
    async chosenIn({ teamId, channelId }) {
      const [row] = await tx
        .select({ id: channels.personaId, by: channels.personaBy, at: channels.personaAt })
        .from(channels)
        .where(and(eq(channels.teamId, teamId), eq(channels.channelId, channelId)));
      return row?.by && row.at ? { id: row.id, by: row.by, at: row.at } : null;
    },
    async channelsBy(teamId) {
      const rows = await tx
        .select({ personaId: channels.personaId, channelId: channels.channelId })
        .from(channels)
        .where(and(eq(channels.teamId, teamId), isNotNull(channels.personaId)))
        .orderBy(asc(channels.channelId));
      const byId = Map.groupBy(rows, ({ personaId }) => personaId ?? '');
      return new Map([...byId].map(([id, theirs]) => [id, theirs.map(({ channelId }) => channelId)]));
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
