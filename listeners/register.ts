import type { App } from '@slack/bolt';
import { registerActions } from './actions/index.ts';
import { registerCommands } from './commands/index.ts';
import { registerEvents } from './events/index.ts';
import { registerMessages } from './messages/index.ts';
import { registerSettings } from './settings/index.ts';
import { registerShortcuts } from './shortcuts/index.ts';
import type { ListenerDeps } from './use-cases.ts';
import { registerViews } from './views/index.ts';

/** Everything that is heard from Slack. */
export function registerListeners(app: App, deps: ListenerDeps): void {
  registerMessages(app, deps);
  registerEvents(app, deps);
  registerCommands(app, deps);
  registerActions(app, deps);
  registerSettings(app, deps);
  registerViews(app, deps);
  registerShortcuts(app, deps);
}
