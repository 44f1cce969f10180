import { and, count, eq, sql } from 'drizzle-orm';
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
    async recent(teamId, userId) {
      const isTheirs = and(
        eq(faceRequests.teamId, teamId),
        eq(faceRequests.userId, userId),
        sql`${faceRequests.createdAt} > ${now.toISOString()}::timestamptz - interval '1 hour'`,
      );
      const [row] = await tx.select({ count: count() }).from(faceRequests).where(isTheirs);
      return row?.count ?? 0;
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
