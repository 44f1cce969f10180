import type { Progress } from '../runner/page/shown.ts';
import { h } from './h.ts';
import { icon } from './icons.ts';
import { showItems } from './keyed.ts';

/** What has to happen before anything can be tried, as far as it has. */
export function showSteps(list: HTMLElement, { steps }: Progress): void {
  const now = steps.findIndex(({ isDone }) => !isDone);
  showItems(
    list,
    steps.map(({ name, isDone }, index) => {
      const state = isDone ? 'done' : index === now ? 'now' : 'next';
      const make = () =>
        h(
          'li',
          { class: state, 'aria-current': state === 'now' ? 'step' : null },
          isDone && icon('check'),
          name,
          isDone && h('span', { class: 'unseen' }, ' (done)'),
        );
      return { key: name, mark: state, make };
    }),
  );
}
