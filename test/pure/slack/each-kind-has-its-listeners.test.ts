import type { App } from '@slack/bolt';
import { expect, test } from 'vitest';
import { registerListeners } from '../../../listeners/register.ts';
import type { ListenerDeps } from '../../../listeners/use-cases.ts';

/** Which of Bolt's methods were called. */
function recording() {
  const heard = new Set<string | symbol>();
  const app = new Proxy({}, { get: (_, method) => () => heard.add(method) }) as App;
  return { heard, app };
}

test('a listener stands where what it hears comes by, and nothing passes those of another kind', () => {
  const [events, commands, interactions] = [recording(), recording(), recording()];
  const unused: unknown = new Proxy(() => {}, { get: () => unused });
  registerListeners(
    { event: events.app, command: commands.app, interaction: interactions.app },
    unused as ListenerDeps,
  );
  expect([...events.heard]).toEqual(['event']);
  expect([...commands.heard]).toEqual(['command']);
  expect([...interactions.heard].toSorted()).toEqual(['action', 'shortcut', 'view']);
});
