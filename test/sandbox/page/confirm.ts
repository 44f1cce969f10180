import { isRecord } from '../slack/json.ts';
import type { Context } from './context.ts';
import { rememberFocus } from './focus.ts';
import { h } from './h.ts';
import { plain } from './mrkdwn.ts';
import { mrkdwn } from './spans.ts';

/** Asks as the app wants it asked; true at once where there is nothing to ask. Escape is no. */
export function askFirst(confirm: unknown, { world }: Context): Promise<boolean> {
  if (!isRecord(confirm)) return Promise.resolve(true);
  const words = (value: unknown, otherwise: string) =>
    isRecord(value) ? plain(String(value.text)) : otherwise;
  const text = isRecord(confirm.text) ? String(confirm.text.text) : '';
  const style = confirm.style === 'danger' ? 'danger' : 'primary';
  const refocus = rememberFocus();
  const answer = (value: string, label: string, look: string) =>
    h('button', { type: 'submit', class: `button ${look}`, value }, label);
  const dialog = h(
    'dialog',
    { class: 'modal small', 'aria-labelledby': 'confirm-title' },
    h(
      'form',
      { method: 'dialog' },
      h('h2', { id: 'confirm-title' }, words(confirm.title, 'Are you sure?')),
      h('div', { class: 'fields' }, h('p', {}, ...mrkdwn(text, world))),
      h(
        'div',
        { class: 'foot' },
        answer('no', words(confirm.deny, 'Cancel'), ''),
        answer('yes', words(confirm.confirm, 'Yes'), style),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      refocus();
      resolve(dialog.returnValue === 'yes');
    });
  });
}
