import type { App } from '@slack/bolt';
import { expect, test } from 'vitest';
import { registerListeners } from '../../../../listeners/register.ts';
import type { ListenerDeps } from '../../../../listeners/use-cases.ts';
import { manyManifest, socketManifest } from '../../../../src/slack/manifest.ts';
import { sourcesIn } from '../../walls/imports.ts';
import {
  scopeOfCommands,
  scopesOfEvents,
  scopesOfMethods,
  scopesOfSettings,
  scopesOfUses,
} from './needed-scopes.ts';

type Named = { command: string; type: string; callback_id: string };
const manifest = socketManifest();
const { features, settings } = manifest as typeof manifest & {
  features: { slash_commands: Named[]; shortcuts: Named[]; app_home: Record<string, boolean> };
  settings: { event_subscriptions: { bot_events: string[] }; interactivity: { is_enabled: boolean } };
};
const asked = manifest.oauth_config.scopes.bot;
const sources = sourcesIn('src', 'listeners', 'services');
/** Use cases that nobody calls. */
const anything: never = new Proxy(() => {}, { get: () => anything }) as never;
const handled = handledEvents();

test('the code calls exactly the methods whose scopes are known', () => {
  expect(calledMethods()).toEqual(Object.keys(scopesOfMethods).toSorted());
});

test('the scopes are those that methods, events, commands and what is read of them demand; no more, no less', () => {
  const lacking = scopesOfUses.filter(({ file, code }) => {
    const source = sources.find(({ path }) => path === file);
    return !source || !code.test(source.text);
  });
  expect(lacking, 'a use that is there no more').toEqual([]);
  const needed = [
    ...Object.values(scopesOfMethods).flat(),
    ...settings.event_subscriptions.bot_events.flatMap((event) => scopesOfEvents[event] ?? [`? ${event}`]),
    ...scopesOfUses.map(({ scope }) => scope),
    scopeOfCommands,
  ];
  expect([...new Set(needed)].toSorted()).toEqual([...asked, ...scopesOfSettings].toSorted());
});

test('each event that is subscribed to is handled, and each that is handled is subscribed to', () => {
  const ofMany = manyManifest(null).settings.event_subscriptions.bot_events;
  const subscribed = [...settings.event_subscriptions.bot_events, ...ofMany];
  expect(handled.events.toSorted()).toEqual([...new Set(subscribed.map(nameOfEvent))].toSorted());
  // Who listens to messages wants them from wherever the app is.
  const messages = Object.keys(scopesOfEvents).filter((event) => nameOfEvent(event) === 'message');
  expect(subscribed).toEqual(expect.arrayContaining(messages));
});

test('each command and shortcut that people see is handled, and each that is handled is seen', () => {
  expect(handled.commands).toEqual(features.slash_commands.map(({ command }) => command));
  const seen = features.shortcuts.map(
    ({ type, callback_id }) => `${type === 'message' ? 'message_action' : 'shortcut'} ${callback_id}`,
  );
  expect(handled.shortcuts.toSorted()).toEqual(seen.toSorted());
  expect(settings.interactivity.is_enabled).toBe(true);
  expect(features.app_home).toMatchObject({
    home_tab_enabled: handled.events.includes('app_home_opened'),
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
});

/** `message.im` arrives as `message`. */
function nameOfEvent(subscription: string): string {
  return subscription.split('.')[0] ?? '';
}

/** The Web API's methods that the sources call by name, and the one that the SDK's Socket Mode calls. */
function calledMethods(): string[] {
  const called = sources
    .flatMap(({ text }) => [
      ...text.matchAll(/(?:\bclient|\(await client(?:Of)?\([\w.]*\)\))\s*\.((?:[a-z]\w*\.)+[a-z]\w*)\(/gi),
    ])
    .map(([, method = '']) => method);
  const socket = sources.some(({ text }) => text.includes('new SocketModeClient('));
  return [...new Set([...called, ...(socket ? ['apps.connections.open'] : [])])].toSorted();
}

/** What the listeners register for. */
function handledEvents() {
  const [events, commands, shortcuts] = [new Set<string>(), [] as string[], [] as string[]];
  const app = {
    event: (name: string) => events.add(name),
    command: (name: string) => commands.push(name),
    shortcut: ({ type, callback_id }: Named) => shortcuts.push(`${type} ${callback_id}`),
    action: () => {},
    view: () => {},
  };
  const bolt = app as unknown as App;
  registerListeners({ event: bolt, command: bolt, interaction: bolt }, {
    useCases: anything,
    appContext: anything,
    adminSet: anything,
  } as ListenerDeps);
  return { events: [...events], commands, shortcuts };
}
