import { h } from './h.ts';
import { icon } from './icons.ts';
import { stayAtEnd } from './stay-at-end.ts';

/** A pane's head and what it holds: made again only when it shows another place. */
export function createShell(pane: HTMLElement) {
  let shown = '';
  let list: HTMLElement = h('div');
  return (place: string, make: () => { parts: HTMLElement[]; list: HTMLElement }): HTMLElement => {
    if (place === shown) return list;
    shown = place;
    const made = make();
    list = made.list;
    pane.replaceChildren(...made.parts);
    return list;
  };
}

/** The head of a pane: its name, which takes the focus when somebody goes there, and what is beside it. */
export function head(title: HTMLElement[], back: HTMLElement | null, ...rest: HTMLElement[]): HTMLElement {
  return h('header', {}, back, h('h1', { tabindex: -1 }, ...title), ...rest);
}

/** Only where there is one pane at a time. */
export function backButton(label: string, onclick: () => void): HTMLElement {
  return h(
    'button',
    { type: 'button', class: 'button quiet back', 'aria-label': label, onclick },
    icon('back'),
  );
}

/** A list of messages that can be scrolled with the keyboard, too. */
export function messageList(label: string): HTMLElement {
  const list = h('div', { class: 'messages', tabindex: 0, role: 'region', 'aria-label': label });
  stayAtEnd(list);
  return list;
}
