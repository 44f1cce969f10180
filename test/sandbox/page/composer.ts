import type { Act } from './act.ts';
import { h } from './h.ts';
import { icon } from './icons.ts';

/** Where Ada writes: Enter sends, with Shift it begins a line. */
export function composer(
  label: string,
  where: { channel: string; threadTs?: string },
  act: Act,
): HTMLElement {
  const send = async () => {
    const text = field.value;
    if (text.trim() === '') return;
    field.value = '';
    grow();
    const { words } = await act({ do: 'say', ...where, text });
    // Nothing that was typed is lost.
    if (words !== undefined && field.value === '') field.value = text;
  };
  const grow = () => {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 160)}px`;
  };
  const field = h('textarea', {
    ...{ rows: 1, placeholder: label, 'aria-label': label, oninput: grow },
    onkeydown(event) {
      const { key, shiftKey, isComposing } = event as KeyboardEvent;
      if (key !== 'Enter' || shiftKey || isComposing) return;
      event.preventDefault();
      void send();
    },
  });
  return h(
    'form',
    {
      class: 'composer',
      onsubmit(event) {
        event.preventDefault();
        void send();
      },
    },
    field,
    h('button', { type: 'submit', class: 'button primary', 'aria-label': 'Send' }, icon('send')),
  );
}
