import { eachInTurn } from '../common/in-turn.ts';
import type { InTurn } from '../common/one-at-a-time.ts';
import { type ClosedHome, type Home, meetingsShown, type Resident } from './home.ts';
import type { HomeTab } from './ports/home-tab.ts';
import type { OpenHomes } from './ports/open-homes.ts';

export type ShowHomeDeps = {
  read: (resident: Resident) => Promise<Home | ClosedHome>;
  homes: OpenHomes;
  tab: HomeTab;
  /** Of each person one at a time: what was read before never covers what was read later. Each comes to what stands there then. */
  inTurn: InTurn<string | null>;
};

/** Shows a person's Home tab as it is now; `notice`: what came of the last press in it. */
export const showHome =
  (deps: ShowHomeDeps) =>
  (resident: Resident, notice: string | null): Promise<void> =>
    show(deps, resident, notice, () => null);

/** So many at a look: with looks every two seconds, well under what Slack lets an app publish in a minute. */
const mostAtOnce = 2;

/** Shows again what changed since it was shown. */
export const refreshHomes = (deps: ShowHomeDeps) => async (): Promise<void> => {
  await eachInTurn(await deps.homes.takeStale(mostAtOnce), ({ shown, ...resident }) =>
    // Where another one was shown meanwhile, that one stands there.
    show(deps, resident, null, (meanwhile) => (meanwhile === undefined ? shown : meanwhile)),
  );
};

/** `known`: the fingerprint of what stands there, so that the same isn't shown again; null shows it anyway. */
async function show(
  { read, homes, tab, inTurn }: ShowHomeDeps,
  resident: Resident,
  notice: string | null,
  known: (meanwhile: string | null | undefined) => string | null,
): Promise<void> {
  await inTurn(`${resident.teamId}:${resident.userId}`, async (meanwhile) => {
    const before = known(meanwhile);
    const home = await read(resident).catch(async (error) => {
      await homes.failed(resident);
      throw error;
    });
    const shown = await tab.show(resident, home, notice, before);
    if (shown === 'failed' || shown === 'gone') {
      await homes[shown](resident);
      return null;
    }
    if (shown.fingerprint !== before)
      await homes.shown(resident, shown.fingerprint, home.kind === 'home' ? meetingsShown(home) : []);
    return shown.fingerprint;
  });
}
