import type { ShownTrouble } from '../runner/page/shown.ts';
import type { Act } from './act.ts';
import { h } from './h.ts';
import { icon } from './icons.ts';
import { markOf, showItems } from './keyed.ts';
import { openMenu } from './menu.ts';

/** The menu that breaks something, and what it says of that. */
export function createTroubles(tools: HTMLElement, strip: HTMLElement, act: Act) {
  let known: readonly ShownTrouble[] = [];
  const open = ({ currentTarget }: Event) =>
    openMenu(
      currentTarget as HTMLElement,
      known.map(({ id, label, state }) => ({
        label,
        ...(state === 'broken' && { note: 'now' }),
        choose: () => void act({ do: 'break', id }),
      })),
    );
  const menu = h(
    'button',
    { type: 'button', class: 'button', 'aria-haspopup': 'menu', 'aria-expanded': 'false', onclick: open },
    icon('wrench'),
    'Break something',
  );

  return (troubles: readonly ShownTrouble[]) => {
    known = troubles;
    if (!menu.isConnected && troubles.length > 0) tools.append(menu);
    const told = troubles.filter(({ state }) => state !== 'whole');
    showItems(
      strip,
      told.map((one) => ({ key: one.id, mark: markOf(one), make: () => show(one, act) })),
    );
  };
}

function show({ id, state, words, mend }: ShownTrouble, act: Act): HTMLElement {
  return h(
    'p',
    { class: `trouble ${state}` },
    icon(state === 'mended' ? 'check' : 'wrench'),
    h('span', {}, words),
    mend !== null &&
      h(
        'button',
        {
          ...{ type: 'button', class: 'button', 'data-focus': `mend ${id}` },
          onclick: () => void act({ do: 'mend', id }),
        },
        mend,
      ),
  );
}
