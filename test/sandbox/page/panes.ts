import type { ShownMessage, World } from '../runner/page/shown.ts';
import type { Act } from './act.ts';
import { showBlocks } from './blocks.ts';
import { composer } from './composer.ts';
import type { Context, Pressed } from './context.ts';
import { h } from './h.ts';
import { icon } from './icons.ts';
import { markOf, showItems } from './keyed.ts';
import { channelItems, threadItems } from './messages.ts';
import { face } from './pictures.ts';
import { addressOf, type Place } from './route.ts';
import { backButton, createShell, head, messageList } from './shell.ts';
import type { State } from './state.ts';

export type Deps = { state: State; act: Act; toSide: () => void };

/** The pane with a channel, or with the app's Home tab and direct messages. */
export function createMainPane(pane: HTMLElement, { state, act, toSide }: Deps) {
  const shell = createShell(pane);
  const back = () => backButton('Channels', toSide);

  const messages = (world: World, channel: string, list: HTMLElement) => {
    const items = channelItems(
      state.roots(channel),
      (root) => state.thread(channel, root.ts),
      (message) => contextOf(message, world, act),
    );
    showItems(list, items);
  };
  const channelPane = (world: World, id: string) => {
    const name = world.channels.find((channel) => channel.id === id)?.name ?? id;
    const list = shell(`channel ${id}`, () => {
      const made = messageList(`Messages in ${name}`);
      const title = [h('span', {}, `# ${name}`)];
      const write = composer(`Message #${name}`, { channel: id }, act);
      return { list: made, parts: [head(title, back()), made, write] };
    });
    messages(world, id, list);
  };
  const appPane = (world: World, tab: 'home' | 'messages') => {
    const list = shell(`app ${tab}`, () => {
      const isHome = tab === 'home';
      const made = isHome ? h('div', { class: 'home' }) : messageList('Messages with Stand-in');
      const title = [face('avatar.png'), h('span', {}, world.app.name)];
      const write = composer(`Message ${world.app.name}`, { channel: world.dm }, act);
      return { list: made, parts: [head(title, back(), tabs(tab)), made, ...(isHome ? [] : [write])] };
    });
    if (tab === 'messages') return messages(world, world.dm, list);
    const home = state.home();
    showItems(list, [
      home
        ? {
            ...{ key: 'home', mark: markOf(home) },
            make: () => h('div', { class: 'body' }, ...showBlocks(home.blocks, inView(home.id, world, act))),
          }
        : { key: 'none', mark: '', make: () => h('p', { class: 'quiet-words' }, 'One moment …') },
    ]);
  };
  return (world: World, place: Place) =>
    place.kind === 'app' ? appPane(world, place.tab) : channelPane(world, place.channel);
}

function tabs(tab: 'home' | 'messages'): HTMLElement {
  const link = (to: 'home' | 'messages', name: string) => {
    const href = addressOf({ kind: 'app', tab: to });
    return h('a', { href, 'aria-current': to === tab ? 'page' : null }, name);
  };
  return h(
    'nav',
    { class: 'tabs', 'aria-label': 'Stand-in' },
    link('home', 'Home'),
    link('messages', 'Messages'),
  );
}

/** The pane beside it with a thread; hidden where none is open. */
export function createThreadPane(pane: HTMLElement, { state, act }: Deps) {
  const shell = createShell(pane);
  return (world: World, place: Place) => {
    const thread = place.kind === 'channel' ? place.thread : null;
    pane.hidden = thread === null;
    if (place.kind !== 'channel' || thread === null) return;
    const { channel } = place;
    const close = () => {
      location.hash = addressOf({ ...place, thread: null });
    };
    const list = shell(`${channel} ${thread}`, () => {
      const name = world.channels.find(({ id }) => id === channel)?.name ?? 'Stand-in';
      const made = messageList('Messages in the thread');
      const title = [h('span', {}, 'Thread'), h('small', {}, `# ${name}`)];
      const leave = h(
        'button',
        { type: 'button', class: 'button quiet close', 'aria-label': 'Close the thread', onclick: close },
        icon('close'),
      );
      const write = composer('Reply', { channel, threadTs: thread }, act);
      return { list: made, parts: [head(title, backButton('Back', close), leave), made, write] };
    });
    showItems(
      list,
      threadItems(state.thread(channel, thread), (one) => contextOf(one, world, act)),
    );
  };
}

function contextOf({ channel, ts }: ShownMessage, world: World, act: Act): Context {
  return { world, press: async (pressed) => void (await act({ do: 'press', channel, ts, pressed })) };
}

/** Of blocks in a form or in the Home tab. */
export function inView(viewId: string, world: World, act: Act): Context {
  const press = async (pressed: Pressed) => void (await act({ do: 'press in view', viewId, pressed }));
  return { world, press };
}
