import type { World } from '../runner/page/shown.ts';
import { h } from './h.ts';
import { icon } from './icons.ts';
import { type Item, showItems } from './keyed.ts';
import { face } from './pictures.ts';
import { addressOf, type Place } from './route.ts';
import type { State } from './state.ts';

/** The channels and the app; what came since somebody last looked is bold. */
export function createSide(nav: HTMLElement) {
  const seen = new Map<string, string>();
  const list = h('ul');
  nav.append(list);

  return (state: State, world: World, place: Place) => {
    const isNew = (channel: string, isHere: boolean) => {
      const last = state.messages(channel).at(-1)?.ts ?? '';
      if (isHere) seen.set(channel, last);
      return last !== '' && last !== seen.get(channel);
    };
    const channels = world.channels.map(({ id, name, isPrivate, isShared }): Item => {
      const isHere = place.kind === 'channel' && place.channel === id;
      const look = isPrivate ? 'lock' : isShared ? 'shared' : 'hash';
      const href = addressOf({ kind: 'channel', channel: id, thread: null });
      return row(id, href, { isHere, isNew: isNew(id, isHere) }, icon(look), name);
    });
    const isApp = place.kind === 'app';
    const isMessages = isApp && place.tab === 'messages';
    const toApp = addressOf({ kind: 'app', tab: 'home' });
    const flags = { isHere: isApp, isNew: isNew(world.dm, isMessages) };
    showItems(list, [
      title('Channels'),
      ...channels,
      title('Apps'),
      row('app', toApp, flags, face('avatar.png'), world.app.name),
    ]);
  };
}

type Flags = { isHere: boolean; isNew: boolean };

function row(key: string, href: string, { isHere, isNew }: Flags, sign: Node, name: string): Item {
  const make = () =>
    h(
      'li',
      {},
      h(
        'a',
        { href, class: isNew ? 'new' : '', 'aria-current': isHere ? 'page' : null, 'data-focus': key },
        sign,
        h('span', {}, name),
        isNew && h('span', { class: 'unseen' }, ' (new)'),
      ),
    );
  return { key, mark: `${isHere} ${isNew}`, make };
}

function title(name: string): Item {
  return { key: `title ${name}`, mark: '', make: () => h('li', { class: 'group' }, name) };
}
