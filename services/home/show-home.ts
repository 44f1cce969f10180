import type { oneAtATime } from '../common/one-at-a-time.ts';
import { type ClosedHome, type Home, meetingsShown, type Resident } from './home.ts';
import type { HomeTab } from './ports/home-tab.ts';
import type { OpenHomes, StaleHome } from './ports/open-homes.ts';

export type ShowHomeDeps = {
  read: (resident: Resident) => Promise<Home | ClosedHome>;
  homes: OpenHomes;
  tab: HomeTab;
  /** Of each person one at a time: what was read before never covers what was read later. */
  inTurn: ReturnType<typeof oneAtATime>;
};

/** Shows a person's Home tab as it is now; `notice`: what came of the last press in it. */
export const showHome =
  (deps: ShowHomeDeps) =>
  (resident: Resident, notice: string | null): Promise<void> =>
    show(deps, { ...resident, shown: null }, notice);

/** So many at a look: with looks every two seconds, well under what Slack lets an app publish in a minute. */
const mostAtOnce = 2;

/** Shows again what changed since it was shown. */
export const refreshHomes = (deps: ShowHomeDeps) => async (): Promise<void> => {
  for (const home of await deps.homes.takeStale(mostAtOnce)) await show(deps, home, null);
};

function show(
  { read, homes, tab, inTurn }: ShowHomeDeps,
  { shown: stored, ...resident }: StaleHome,
  notice: string | null,
): Promise<void> {
  return inTurn(`${resident.teamId}:${resident.userId}`, async (waited) => {
    // Another one was shown meanwhile.
    const before = waited ? null : stored;
    const home = await read(resident);
    const shown = await tab.show(resident, home, notice, before);
    if (shown === 'failed') return homes.failed(resident);
    if (shown === 'gone') return homes.gone(resident);
    if (shown.fingerprint !== before)
      await homes.shown(resident, shown.fingerprint, home.kind === 'home' ? meetingsShown(home) : []);
  });
}
