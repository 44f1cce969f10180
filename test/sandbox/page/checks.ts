import type { Field } from './fields.ts';
import { h } from './h.ts';

/** Something to choose, in the group that it's listed in. */
export type Choice = { value: string; label: string; note?: string | undefined; group?: string | undefined };

/** A list of which one or several are chosen: each a box with its words. */
export function checks(
  type: 'radio' | 'checkbox',
  choices: readonly Choice[],
  initial: readonly string[],
  { id, described }: { id: string; described: string },
): Field {
  const boxes = choices.map(({ value }, index) =>
    h('input', {
      ...{ type, name: id, value, checked: initial.includes(value) },
      id: index === 0 ? id : null,
    }),
  );
  const rows = choices.flatMap(({ label, note, group }, index) => [
    group !== undefined && group !== choices[index - 1]?.group && h('p', { class: 'group' }, group),
    h(
      'label',
      { class: 'check' },
      boxes[index] ?? null,
      h('span', {}, label, note !== undefined && h('small', {}, note)),
    ),
  ]);
  const chosen = () => boxes.filter(({ checked }) => checked).map(({ value }) => value);
  const now = () => (type === 'radio' ? (chosen()[0] ?? '') : chosen());
  const many = choices.length > 8 ? ' many' : '';
  return {
    element: h('div', { class: `checks${many}`, 'aria-describedby': described }, ...rows),
    read: async () => now(),
    now,
    set(value) {
      const wanted = [value].flat();
      for (const box of boxes) box.checked = wanted.includes(box.value);
    },
  };
}
