import { type AgentThreads, createStopping } from '../agent-threads.ts';
import { createCommanding } from '../commanding.ts';
import type { FileStore } from '../documents/files.ts';
import { createOpeningEntities, type OpenEntities } from '../entities/opened.ts';
import type { MessageStore } from '../messages.ts';
import { createPressing } from '../pressing.ts';
import type { ResponseUrls } from '../response-urls.ts';
import { createOpeningHome, type Homes } from './homes.ts';
import type { Modals } from './modals.ts';
import type { InteractiveDeps } from './parties.ts';
import { createPressingInViews } from './pressing-in-views.ts';
import { createGlobalShortcuts, createShortcuts } from './shortcuts.ts';
import { createSubmitting } from './submitting.ts';

type Deps = InteractiveDeps & {
  store: MessageStore;
  modals: Modals;
  homes: Homes;
  agentThreads: AgentThreads;
  entities: OpenEntities;
  files: FileStore;
  responseUrls: ResponseUrls;
  violate: (text: string) => void;
  /** Where `response_url`s live. */
  base: string;
};

/** All the ways in which people act on the app beside writing messages. */
export function createInteractiveActs(deps: Deps) {
  return {
    press: createPressing(deps),
    pressInView: createPressingInViews(deps),
    openHome: createOpeningHome(deps),
    /** Slack's own stop button beside a thread. */
    stopSession: createStopping(deps),
    /** What the session of a thread was, in order. */
    sessionOf: deps.agentThreads.of,
    suggestedIn: deps.agentThreads.suggested,
    /** What stands in somebody's Home tab. */
    home: (user: string) => deps.homes.of(user),
    command: createCommanding(deps),
    shortcut: createShortcuts(deps),
    globalShortcut: createGlobalShortcuts(deps),
    ...createSubmitting(deps),
    ...createOpeningEntities(deps),
    /** The modals that stand open, of one person or of all. */
    openViews: (user?: string) =>
      deps.modals.all().filter((view) => user === undefined || view.user === user),
  };
}
