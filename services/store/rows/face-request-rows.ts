import { and, eq, sql } from 'drizzle-orm';
import type { FaceRequest } from '../../personas/faces/face-request.ts';
import type { FaceRequests } from '../../personas/ports/face-requests.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import { faceRequests } from '../schema/personas.ts';

type Row = typeof faceRequests.$inferSelect;

/** What pictures people want, inside one transaction. Each sends the job that makes it. */
export function faceRequestRows(tx: Executor, jobs: Jobs, now: Date): FaceRequests {
  const change = async (id: string, set: Partial<Row>) => {
    const [row] = await tx.update(faceRequests).set(set).where(eq(faceRequests.id, id)).returning();
    if (!row) throw new Error('A request for a picture went under its lock');
    return requestOf(row);
  };
  return {
    async insert(request) {
      const row = { ...request, state: 'asked' as const, problem: null, pictureId: null, workingAt: null };
      await tx.insert(faceRequests).values({ ...row, createdAt: now });
      await jobs.send(tx, 'persona-face', { requestId: request.id });
      return row;
    },
    async lock(id) {
      const [row] = await tx.select().from(faceRequests).where(eq(faceRequests.id, id)).for('update');
      return row ? requestOf(row) : null;
    },
    async room({ teamId, userId, personaId, source, prompt }) {
      const isTheirs = sql`${faceRequests.userId} = ${userId}`;
      const isLike = sql`${faceRequests.personaId} = ${personaId} and ${faceRequests.source} = ${source}
        and ${faceRequests.prompt} is not distinct from ${prompt}`;
      const isOpen = sql`${faceRequests.state} in ('asked', 'working')`;
      const [row] = await tx
        .select({
          ofTeam: sql<number>`count(*)`.mapWith(Number),
          ofPerson: sql<number>`count(*) filter (where ${isTheirs})`.mapWith(Number),
          newestId: sql<string | null>`(array_agg(${faceRequests.id} order by ${faceRequests.createdAt} desc)
            filter (where ${isTheirs} and ${faceRequests.personaId} = ${personaId}))[1]`,
          isBeingMade: sql<boolean>`coalesce(bool_or(${isTheirs} and ${isOpen} and ${isLike}), false)`,
        })
        .from(faceRequests)
        .where(
          and(
            eq(faceRequests.teamId, teamId),
            sql`${faceRequests.createdAt} > ${now.toISOString()}::timestamptz - interval '1 hour'`,
          ),
        );
      return row ?? { ofTeam: 0, ofPerson: 0, isBeingMade: false, newestId: null };
    },
    begin: ({ id }) => change(id, { state: 'working', workingAt: now }),
    end: ({ id }, outcome) => change(id, outcome),
  };
}

function requestOf({ createdAt: _, ...request }: Row): FaceRequest {
  return request;
}

/** Asked for, or begun longer ago than it may take, and no worker has it. */
export async function overdueFaces(db: Executor): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`select id from face_requests
    where (state = 'asked' and created_at < clock_timestamp() - interval '3 seconds')
      or (state = 'working' and working_at < clock_timestamp() - interval '5 minutes')
    limit 500`);
  return rows.map(({ id }) => id);
}
