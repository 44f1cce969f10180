import type { App } from '@slack/bolt';
import { registerActions } from './actions/index.ts';
import { registerCommands } from './commands/index.ts';
import { registerEvents } from './events/index.ts';
import { registerMessages } from './messages/index.ts';
import { registerSettings } from './settings/index.ts';
import { registerShortcuts } from './shortcuts/index.ts';
import type { ListenerDeps } from './use-cases.ts';
import { registerViews } from './views/index.ts';

/** Bolt asks each listener about whatever comes: a post would pass all those of buttons and forms. So each kind has its own. */
export type Apps = Record<'event' | 'command' | 'interaction', App>;

/** Everything that is heard from Slack. */
export function registerListeners({ event, command, interaction }: Apps, deps: ListenerDeps): void {
  registerMessages(event, deps);
  registerEvents(event, deps);
  registerCommands(command, deps);
  registerActions(interaction, deps);
  registerSettings(interaction, deps);
  registerViews(interaction, deps);
  registerShortcuts(interaction, deps);
}
