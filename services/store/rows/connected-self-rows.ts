import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { ConnectedSelf, ConnectedSelves } from '../../personas/ports/connected-selves.ts';
import type { Executor } from '../executor.ts';
import { personaSelves, personas } from '../schema/personas.ts';

/** Personas with an AI Self at Pika, inside one transaction. */
export function connectedSelfRows(tx: Executor, now: Date): ConnectedSelves {
  const newest = async (teamId: string, isMeant: SQL | undefined): Promise<ConnectedSelf | null> => {
    const { personaId, ownerId, email, channels } = personaSelves;
    const [row] = await tx
      .select({ personaId, teamId: personaSelves.teamId, ownerId, email, channels, name: personas.name })
      .from(personaSelves)
      .innerJoin(personas, eq(personas.id, personaId))
      .where(and(eq(personaSelves.teamId, teamId), isNull(personas.archivedAt), isMeant))
      .orderBy(desc(personaSelves.connectedAt), desc(personaId))
      .limit(1);
    return row ?? null;
  };
  return {
    async connect(self) {
      await tx.insert(personaSelves).values({ ...self, connectedAt: now });
    },
    of: (teamId, personaId) => newest(teamId, eq(personaSelves.personaId, personaId)),
    ofOwner: (teamId, ownerId) => newest(teamId, eq(personaSelves.ownerId, ownerId)),
    readIn: (teamId, channelId) =>
      newest(teamId, sql`${personaSelves.channels} @> ${JSON.stringify([channelId])}::jsonb`),
    async setReadIn({ personaId }, channelId, isRead) {
      const without = sql`${personaSelves.channels} - ${channelId}::text`;
      const channels = isRead ? sql`(${without}) || ${JSON.stringify([channelId])}::jsonb` : without;
      await tx.update(personaSelves).set({ channels }).where(eq(personaSelves.personaId, personaId));
    },
  };
}
