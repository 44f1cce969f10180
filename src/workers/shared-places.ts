import { createLines } from '../../services/common/lines.ts';

type Work = (id: string, signal: AbortSignal) => Promise<void>;

export type SharedPlaces = {
  /** So much of it at once. */
  places: number;
  /** Whose it is; null where there is one workspace. */
  teamOf: ((id: string) => Promise<string>) | null;
};

const waiting = Number.POSITIVE_INFINITY;

/**
 * Work that waits long for a model. Where there are many workspaces, one has half of its places at most: a recap doesn't
 * wait for all that another workspace has written up at the full hour.
 */
export function sharePlaces({ places, teamOf }: SharedPlaces, work: Work): Work {
  const all = createLines({ atOnce: places, waiting });
  const workspaces = createLines({ atOnce: teamOf ? Math.ceil(places / 2) : places, waiting });
  // What is woken again while it waits, as the sweep does with all that is overdue, waits once.
  const inLine = new Set<string>();
  return async (id, signal) => {
    if (inLine.has(id)) return;
    inLine.add(id);
    // Where the database doesn't say whose it is, the work itself finds that out.
    const teamId = (await teamOf?.(id).catch(() => '')) ?? '';
    const leaveOwn = await workspaces.take(teamId);
    const leaveAll = await all.take('');
    inLine.delete(id);
    try {
      if (!signal.aborted) await work(id, signal);
    } finally {
      leaveAll?.();
      leaveOwn?.();
    }
  };
}
