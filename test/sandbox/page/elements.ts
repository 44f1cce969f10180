import { isRecord, type Json, records } from '../slack/json.ts';
import { askFirst } from './confirm.ts';
import type { Context, Pressed } from './context.ts';
import { h } from './h.ts';
import { type IconName, icon } from './icons.ts';
import { openMenu } from './menu.ts';
import { plain } from './mrkdwn.ts';

/** What of a message or view can be pressed or chosen from. Each asks first where it's to be confirmed. */

export function button(one: Json, block: Json, context: Context): HTMLElement {
  const label = plainOf(one.text);
  const style = one.style === 'primary' || one.style === 'danger' ? ` ${one.style}` : '';
  const url = typeof one.url === 'string' ? one.url : null;
  return h(
    'button',
    {
      ...{ type: 'button', class: `button${style}`, 'data-focus': focusOf(one, block) },
      'aria-label': typeof one.accessibility_label === 'string' ? one.accessibility_label : null,
      async onclick() {
        const isWanted = await askFirst(one.confirm, context);
        if (isWanted && url && /^https?:/.test(url)) window.open(url, '_blank', 'noreferrer');
        if (isWanted) await context.press(pressedOf(one, block));
      },
    },
    label,
  );
}

export function overflow(one: Json, block: Json, context: Context): HTMLElement {
  const choose = async (option: Json) => {
    if (await askFirst(one.confirm, context)) await context.press(chosenOf(one, block, option));
  };
  return h(
    'button',
    {
      ...{ type: 'button', class: 'button menu', 'data-focus': focusOf(one, block) },
      ...{ 'aria-haspopup': 'menu', 'aria-label': 'More actions', 'aria-expanded': 'false' },
      onclick: ({ currentTarget }) =>
        openMenu(
          currentTarget as HTMLElement,
          records(one.options).map((option) => ({
            label: plainOf(option.text),
            choose: () => choose(option),
          })),
        ),
    },
    icon('dots'),
  );
}

export function select(one: Json, block: Json, context: Context): HTMLElement {
  const chosen = isRecord(one.initial_option) ? wordsOf(one.initial_option.text) : null;
  const placeholder = wordsOf(one.placeholder) || 'Choose…';
  const options = records(one.options);
  const choices = options.map(({ text }) =>
    h('option', { value: wordsOf(text), selected: wordsOf(text) === chosen }, plainOf(text)),
  );
  return h(
    'select',
    {
      ...{ class: 'button select', 'data-focus': focusOf(one, block), 'aria-label': placeholder },
      async onchange({ currentTarget }) {
        const menu = currentTarget as HTMLSelectElement;
        const option = options.find(({ text }) => wordsOf(text) === menu.value);
        if (option && (await askFirst(one.confirm, context)))
          await context.press(chosenOf(one, block, option));
        else menu.value = chosen ?? '';
      },
    },
    chosen === null && h('option', { value: '', selected: true, disabled: true }, placeholder),
    ...choices,
  );
}

/** Two thumbs; `option` says which of them. */
export function feedback(one: Json, block: Json, context: Context): HTMLElement {
  const thumb = (which: unknown, name: IconName) => {
    if (!isRecord(which)) return null;
    const label = String(which.accessibility_label ?? wordsOf(which.text));
    return h(
      'button',
      {
        ...{ type: 'button', class: 'button quiet', 'aria-label': label, title: label },
        'data-focus': `${focusOf(one, block)} ${name}`,
        onclick: () => void context.press({ ...pressedOf(one, block), value: String(which.value) }),
      },
      icon(name),
    );
  };
  return h('span', { class: 'thumbs' }, thumb(one.positive_button, 'up'), thumb(one.negative_button, 'down'));
}

export function iconButton(one: Json, block: Json, context: Context): HTMLElement {
  const made = button(one, block, context);
  made.classList.add('quiet');
  made.setAttribute('aria-label', plainOf(one.text));
  made.replaceChildren(icon('trash'));
  return made;
}

/** With its value: by the time somebody has confirmed, the app may have shown the same thing anew, in another block. */
function pressedOf(one: Json, block: Json, value = one.value): Pressed {
  const pressed = { actionId: String(one.action_id), blockId: String(block.block_id) };
  return typeof value === 'string' ? { ...pressed, value } : pressed;
}

function chosenOf(one: Json, block: Json, { text, value }: Json): Pressed {
  return { ...pressedOf(one, block, value), option: wordsOf(text) };
}

/** Blocks without a name of ours get another with each edit, so the focus goes by what is pressed. */
function focusOf(one: Json, block: Json): string {
  const value = typeof one.value === 'string' ? one.value : String(block.block_id);
  return `${String(one.action_id)} ${value}`;
}

function wordsOf(text: unknown): string {
  return isRecord(text) ? String(text.text) : '';
}

function plainOf(text: unknown): string {
  return plain(wordsOf(text));
}
