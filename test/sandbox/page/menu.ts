import { rememberFocus } from './focus.ts';
import { h } from './h.ts';

export type Choice = { label: string; note?: string; choose: () => void };

/** Opens a menu under its button: by click or keyboard, with arrows, Home, End and Escape. */
export function openMenu(anchor: HTMLElement, choices: readonly Choice[]): void {
  const back = rememberFocus(anchor);
  const close = (refocuses: boolean) => {
    menu.remove();
    anchor.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', outside, true);
    window.removeEventListener('resize', leave);
    if (refocuses) back();
  };
  const leave = () => close(false);
  const outside = ({ target }: Event) => {
    if (target instanceof Node && !menu.contains(target)) close(false);
  };
  const items = choices.map(({ label, note, choose }) =>
    h(
      'button',
      {
        ...{ type: 'button', role: 'menuitem', tabindex: -1 },
        onclick() {
          close(true);
          choose();
        },
      },
      label,
      note !== undefined && h('span', { class: 'quiet-words' }, note),
    ),
  );
  const move = (event: Event) => {
    const { key } = event as KeyboardEvent;
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[key];
    if (to !== undefined) items[to % items.length]?.focus();
    if (key === 'Escape' || key === 'Tab') close(true);
    if (to !== undefined || key === 'Escape' || key === 'Tab') event.preventDefault();
  };
  const menu = h('div', { role: 'menu', class: 'popup', onkeydown: move }, ...items);
  // In a dialog what lies outside of it can't be reached.
  (anchor.closest('dialog') ?? document.body).append(menu);
  place(menu, anchor);
  anchor.setAttribute('aria-expanded', 'true');
  document.addEventListener('pointerdown', outside, true);
  window.addEventListener('resize', leave);
  items[0]?.focus();
}

/** Under its button, or above where there's no room; always within the window. */
function place(menu: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = at.bottom + 4 + height <= window.innerHeight;
  const top = below ? at.bottom + 4 : Math.max(8, at.top - 4 - height);
  // Beginning where the button does, or ending there where it would leave the window.
  const fits = at.left + width + 8 <= window.innerWidth;
  const left = Math.max(8, fits ? at.left : at.right - width);
  menu.style.top = `${top}px`;
  menu.style.left = `${left}px`;
}
