import type { ShownCall } from '../runner/page/shown.ts';
import type { Act } from './act.ts';
import { h } from './h.ts';
import { icon } from './icons.ts';
import { markOf, replaceKeepingFocus } from './keyed.ts';
import { face } from './pictures.ts';
import { addressOf } from './route.ts';

type Deps = { act: Act; widen: () => void };

/** A picture of the call, as those in it see it: who is there, who speaks, what was just said, and who knocks. */
export function createCall(place: HTMLElement, { act, widen }: Deps) {
  let mark = '';
  return (call: ShownCall | null, isWide: boolean) => {
    const next = call ? `${markOf(call)} ${isWide}` : '';
    if (next === mark) return;
    mark = next;
    place.hidden = !call;
    const shown = h('div', { class: 'call' });
    if (call) {
      const top = h('div', { class: 'bar' }, title(call), wideButton(isWide, widen));
      const lobby = call.state === 'in the lobby' && knock(call, act);
      shown.append(
        top,
        h('ul', { class: 'tiles' }, ...tiles(call)),
        ...[captionOf(call), lobby || ''].filter((one) => one !== ''),
      );
    }
    const before = place.firstElementChild;
    if (before) replaceKeepingFocus(before, shown);
    else place.append(shown);
  };
}

function title({ link, thread, state }: ShownCall): HTMLElement {
  const code = link.split('/').at(-1) ?? link;
  const words = [h('strong', {}, code), h('span', {}, stateWords[state])];
  if (!thread) return h('p', {}, ...words);
  const href = addressOf({ kind: 'channel', channel: thread.channel, thread: thread.ts });
  return h('p', {}, h('a', { href, 'data-focus': 'to thread', title: 'Its thread' }, ...words));
}

const stateWords: Record<ShownCall['state'], string> = {
  'on its way': 'on its way',
  'in the lobby': 'waiting in the lobby',
  'in the call': 'live',
  over: 'over',
};

function wideButton(isWide: boolean, widen: () => void): HTMLElement {
  return h(
    'button',
    {
      ...{ type: 'button', class: 'button quiet wide', 'data-focus': 'wide', onclick: widen },
      ...{ 'aria-pressed': String(isWide), title: 'Only the call and its thread' },
      'aria-label': 'Only the call and its thread',
    },
    icon('wide'),
  );
}

function tiles({ state, persona, others, caption }: ShownCall): HTMLElement[] {
  const isThere = state === 'in the call';
  const people = [
    ...(isThere ? [{ ...persona, isPersona: true }] : []),
    ...others.map((one) => ({ ...one, isPersona: false })),
  ];
  if (people.length === 0) return [h('li', { class: 'empty' }, 'Nobody is in the call yet.')];
  return people.map(({ name, face: source, isPersona }) => {
    const speaks = caption?.speaker === name;
    return h(
      'li',
      { class: `tile${isPersona ? ' persona' : ''}${speaks ? ' speaks' : ''}` },
      isPersona && behind(source),
      face(source),
      h('span', {}, name, speaks && h('span', { class: 'unseen' }, ' is speaking')),
    );
  });
}

/** A corner of the same picture, much enlarged: a square face fills a wide tile with its own wall. */
function behind(source: string): HTMLElement {
  const picture = face(source);
  picture.classList.add('behind');
  return picture;
}

function captionOf({ caption }: ShownCall): HTMLElement | '' {
  if (!caption) return '';
  return h('p', { class: 'caption' }, h('strong', {}, caption.speaker), caption.text);
}

function knock({ id, persona }: ShownCall, act: Act): HTMLElement {
  return h(
    'div',
    { class: 'knock', role: 'group', 'aria-label': 'The lobby' },
    face(persona.face),
    h('p', {}, h('strong', {}, persona.name), ' wants to join this call.'),
    h(
      'button',
      {
        ...{ type: 'button', class: 'button primary', 'data-focus': 'let in' },
        onclick: () => void act({ do: 'let in', sessionId: id }),
      },
      'Let in',
    ),
  );
}
