import { and, eq } from 'drizzle-orm';
import type { Executor } from '../executor.ts';
import { mcpToolLooks } from '../schema/processes.ts';

/** Which version of a server's tool was seen first, in one table for all processes. */
export function createToolLooks(db: Executor) {
  return {
    async first(server: string, tool: string, hash: string): Promise<string> {
      await db.insert(mcpToolLooks).values({ server, tool, hash }).onConflictDoNothing();
      const isIt = and(eq(mcpToolLooks.server, server), eq(mcpToolLooks.tool, tool));
      const [row] = await db.select({ hash: mcpToolLooks.hash }).from(mcpToolLooks).where(isIt);
      return row?.hash ?? hash;
    },
  };
}
