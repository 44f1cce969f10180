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
  return async (id, signal) => {
    const leaveOwn = await workspaces.take(teamOf ? await teamOf(id) : '');
    const leaveAll = await all.take('');
    try {
      if (!signal.aborted) await work(id, signal);
    } finally {
      leaveAll?.();
      leaveOwn?.();
    }
  };
}
