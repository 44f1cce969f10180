import { randomBytes } from 'node:crypto';
import type { Journal } from '../../journal.ts';
import type { Courier } from '../delivery/courier.ts';
import type { Installation } from '../installation.ts';
import type { SlackJournalEntry } from '../journal-entries.ts';
import type { Json } from '../json.ts';
import type { Directory } from '../people.ts';
import { type OpenView, viewOf, wireView } from './modals.ts';
import { actionTime } from './parties.ts';

export type Homes = ReturnType<typeof createHomes>;

/** The app's Home tab, one a person: what was published last stands there, opened or not. */
export function createHomes(journal: Journal<SlackJournalEntry>) {
  const homes = new Map<string, OpenView>();
  return {
    of: (user: string): OpenView | undefined => homes.get(user),
    publish(user: string, definition: Json): OpenView {
      const id = homes.get(user)?.id ?? `V${randomBytes(5).toString('hex').toUpperCase()}`;
      const view = viewOf(definition, { id, user, rootId: id, previousId: null });
      homes.set(user, view);
      journal.add({ kind: 'view', at: Date.now(), change: 'published', view });
      return view;
    },
  };
}

type Deps = { homes: Homes; directory: Directory; courier: Courier; installation: Installation };

/**
 * Somebody opens the Home tab: https://docs.slack.dev/reference/events/app_home_opened. `channel` is their DM with the app,
 * `view` what was published before, left out where there was nothing.
 */
export function createOpeningHome({ homes, directory, courier, installation }: Deps) {
  return async (user: string, tab: 'home' | 'messages' = 'home') => {
    const dm = directory.channelsOf(user).find(({ kind }) => kind === 'im');
    if (!dm) throw new Error(`${user} has no DM with the app`);
    const view = homes.of(user);
    const event = {
      ...{ type: 'app_home_opened', user, channel: dm.id, tab, event_ts: actionTime() },
      ...(view && tab === 'home' && { view: wireView(view) }),
    };
    return installation.hears(event, dm) ? courier.deliverEvent(event) : [];
  };
}
