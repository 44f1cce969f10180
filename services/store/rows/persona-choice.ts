import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { bothBounds } from '../../meetings/policy/stricter.ts';
import type { PersonaChooser } from '../../meetings/ports/personas.ts';
import { type ChooserDeps, createChooser } from '../../personas/choose-persona.ts';
import type { PersonaTools } from '../../tasks/ports/persona-tools.ts';
import type { Executor } from '../executor.ts';
import { channels } from '../schema/channels.ts';
import { workspaces } from '../schema/notes.ts';
import { personas } from '../schema/personas.ts';
import { boundsOf } from './bounds.ts';

/** Who is sent, by what the channel and the workspace chose. */
export function personaChooser(db: Executor): PersonaChooser {
  return createChooser({ read: choiceData(db) });
}

/** A row for each persona, each with what the channel and the workspace chose; one without a persona where there is none. */
function choiceData(db: Executor): ChooserDeps['read'] {
  return async ({ teamId, channelId }) => {
    const rows = await db
      .select({
        suffix: workspaces.nameSuffix,
        ofChannel: channels.personaId,
        persona: listedColumns,
        bounds: channels.bounds,
        ofWorkspace: workspaces.bounds,
      })
      .from(sql`(select 1) as one`)
      .leftJoin(workspaces, eq(workspaces.teamId, teamId))
      .leftJoin(channels, and(eq(channels.teamId, teamId), eq(channels.channelId, channelId)))
      .leftJoin(personas, and(eq(personas.teamId, teamId), isNull(personas.archivedAt)))
      .orderBy(asc(personas.nameKey));
    const bounds = bothBounds(boundsOf(rows[0]?.bounds), boundsOf(rows[0]?.ofWorkspace));
    return {
      listed: rows.flatMap(({ persona }) => persona ?? []),
      ofChannel: rows[0]?.ofChannel ?? null,
      suffix: rows[0]?.suffix ?? null,
      allowed: bounds.personas?.value ?? null,
      keep: bounds.keep?.value ?? 'words',
    };
  };
}

/** Not its texts, which are long. */
const { id, name, faceId, senders, standsInFor, consentAt, emoji } = personas;
const listedColumns = { id, name, faceId, senders, standsInFor, consentAt, emoji };

/** What the personas of calls may use. */
export function personaTools(db: Executor): PersonaTools {
  return {
    async toolsOf({ teamId, personaId }) {
      if (personaId === null) return null;
      const isIts = and(eq(personas.teamId, teamId), eq(personas.id, personaId));
      const [row] = await db.select({ tools: personas.tools }).from(personas).where(isIts);
      // Who was forgotten took it along in the middle of its call: nobody can say any more what it might use.
      return row ? row.tools : [];
    },
  };
}

/** What an admin put behind every persona's name; null where none did. */
export function nameSuffix(db: Executor): (teamId: string) => Promise<string | null> {
  return async (teamId) => {
    const [row] = await db
      .select({ nameSuffix: workspaces.nameSuffix })
      .from(workspaces)
      .where(eq(workspaces.teamId, teamId));
    return row?.nameSuffix ?? null;
  };
}
