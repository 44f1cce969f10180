import type { ShownView } from '../runner/page/shown.ts';
import { isRecord, type Json } from '../slack/json.ts';
import type { Act } from './act.ts';
import { showBlocks } from './blocks.ts';
import type { Context } from './context.ts';
import { type Field, fieldOf, labelOf, type Value } from './fields.ts';
import { rememberFocus } from './focus.ts';
import { h } from './h.ts';
import { icon } from './icons.ts';

type Deps = { act: Act; contextOf: (viewId: string) => Context };
type Filled = { view: ShownView; fields: Map<string, Field> };

/**
 * The form that stands open before Ada. The browser keeps the focus in it, and takes it back where it was. A form that
 * the app changes keeps what was typed, as in Slack.
 */
export function createModal({ act, contextOf }: Deps) {
  const dialog = h('dialog', { class: 'modal', 'aria-labelledby': 'modal-title' });
  let filled: Filled | undefined;
  let refocus = () => {};

  const close = () => filled && act({ do: 'close', viewId: filled.view.id });
  dialog.addEventListener('cancel', (event) => {
    // The app hears of it first; then it goes.
    event.preventDefault();
    void close();
  });
  document.body.append(dialog);

  const submit = async (form: HTMLFormElement) => {
    if (!filled) return;
    const { view, fields } = filled;
    const send = form.querySelector<HTMLButtonElement>('[type=submit]');
    send?.setAttribute('aria-busy', 'true');
    const read = [...fields].map(async ([name, field]) => [name, await field.read()] as const);
    const values = Object.fromEntries(await Promise.all(read));
    const { errors = {}, words } = await act({ do: 'submit', viewId: view.id, values });
    send?.removeAttribute('aria-busy');
    showErrors(form, errors, words);
  };

  const draw = (view: ShownView) => {
    const kept = filled?.view.id === view.id ? valuesOf(filled.fields) : new Map<string, Value>();
    const context = contextOf(view.id);
    const fields = new Map<string, Field>();
    const body = view.blocks.flatMap((block) =>
      block.type === 'input' ? [inputBlock(block, context, fields)] : showBlocks([block], context),
    );
    for (const [name, value] of kept) fields.get(name)?.set(value);
    const form = h(
      'form',
      {
        onsubmit(event) {
          event.preventDefault();
          void submit(event.currentTarget as HTMLFormElement);
        },
      },
      h(
        'div',
        { class: 'title' },
        h('h2', { id: 'modal-title' }, view.title),
        h(
          'button',
          { type: 'button', class: 'button quiet', 'aria-label': 'Close', onclick: close },
          icon('close'),
        ),
      ),
      h('div', { class: 'fields body' }, ...body),
      h(
        'div',
        { class: 'foot' },
        h('p', { class: 'form-words', role: 'alert' }),
        h('button', { type: 'button', class: 'button', onclick: close }, view.close),
        view.submit !== null && h('button', { type: 'submit', class: 'button primary' }, view.submit),
      ),
    );
    const focus = dialog.contains(document.activeElement) ? document.activeElement?.id : null;
    filled = { view, fields };
    dialog.replaceChildren(form);
    if (focus) document.getElementById(focus)?.focus();
  };

  return {
    show(view: ShownView | null): void {
      if (view === (filled?.view ?? null)) return;
      if (!view) {
        filled = undefined;
        dialog.close();
        dialog.replaceChildren();
        refocus();
        return;
      }
      const isOther = filled?.view.id !== view.id;
      if (!dialog.open) refocus = rememberFocus();
      draw(view);
      if (!dialog.open) dialog.showModal();
      if (isOther) firstField(dialog, view)?.focus();
    },
  };
}

function inputBlock(block: Json, { world }: Context, fields: Map<string, Field>): HTMLElement {
  const name = String(block.block_id);
  const isOptional = block.optional === true;
  const id = `field-${name}`;
  const field = fieldOf(block, world, { id, required: !isOptional, described: `${id}-note` });
  fields.set(name, field);
  const hint = labelOf(block.hint);
  const label = [labelOf(block.label) ?? '', isOptional ? h('small', {}, ' (optional)') : null];
  const note = h(
    'div',
    { id: `${id}-note`, class: 'note' },
    h('p', { class: 'error', 'data-error': name }),
    hint !== undefined && h('p', {}, hint),
  );
  const isList = field.element.classList.contains('checks');
  if (isList) return h('fieldset', {}, h('legend', {}, ...label), field.element, note);
  return h('div', { class: 'field' }, h('label', { for: id }, ...label), field.element, note);
}

function valuesOf(fields: ReadonlyMap<string, Field>): Map<string, Value> {
  return new Map([...fields].map(([name, field]) => [name, field.now()]));
}

function showErrors(form: HTMLFormElement, errors: Record<string, string>, words = ''): void {
  const places = [...form.querySelectorAll<HTMLElement>('[data-error]')];
  for (const place of places) {
    const problem = errors[place.dataset.error ?? ''] ?? '';
    place.textContent = problem;
    const field = document.getElementById(`field-${place.dataset.error}`);
    if (problem) field?.setAttribute('aria-invalid', 'true');
    else field?.removeAttribute('aria-invalid');
  }
  const first = places.find(({ textContent }) => textContent !== '');
  document.getElementById(`field-${first?.dataset.error}`)?.focus();
  const said = form.querySelector('.form-words');
  if (said) said.textContent = words;
}

/** Where the app wants the focus, else the first field, else what sends or closes the form. */
function firstField(dialog: HTMLElement, { blocks }: ShownView): HTMLElement | null {
  const wanted = blocks.find(({ element }) => isRecord(element) && element.focus_on_load === true);
  const field = wanted && document.getElementById(`field-${String(wanted.block_id)}`);
  return (
    field ??
    dialog.querySelector<HTMLElement>(':is(.field, fieldset) :is(input, textarea, select)') ??
    dialog.querySelector<HTMLElement>('.foot .button:last-child')
  );
}
