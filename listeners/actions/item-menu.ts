import type { App } from '@slack/bolt';
import type { ItemWish } from '../../services/notes/change-item.ts';
import { isItemVerb, itemMenu } from '../../services/slack/blocks/action-items.ts';
import { assignView, editItemView } from '../../services/slack/blocks/item-forms.ts';
import { promiseAction } from '../../services/slack/blocks/promises.ts';
import { sayItemOutcome } from '../../services/slack/words/reasons/notes.ts';
import type { ListenerDeps, UseCases } from '../use-cases.ts';
import { formOpener } from './form-opener.ts';
import { onPress } from './on-press.ts';
import { itemPress, type Press } from './press.ts';

/** What somebody chose in the menu of an action item: words for them, or null where the list says it. */
export function itemChooser({ useCases }: ListenerDeps) {
  const open = formOpener(useCases);
  const openForm = async (press: Press, view: typeof assignView) => {
    const found = await useCases.itemForm(itemPress(press));
    if (found.kind !== 'form') return sayItemOutcome(found, press.audience.userId);
    return open(press, view(found.item, press.audience));
  };

  return async (press: Press): Promise<string | null> => {
    const { verb } = press;
    if (!isItemVerb(verb)) return null;
    if (verb === 'assign') return openForm(press, assignView);
    if (verb === 'edit') return openForm(press, editItemView);
    return changeItem(useCases, press, verb);
  };
}

/** The menu of an action item, and the buttons of what may become one. */
export function registerItemMenu(app: App, deps: ListenerDeps): void {
  const on = onPress(app, deps);
  on(promiseAction.keep, (press) => changeItem(deps.useCases, press, 'keep'));
  on(promiseAction.no, (press) => changeItem(deps.useCases, press, 'drop'));
  on(itemMenu, itemChooser(deps));
}

async function changeItem(
  { changeItem: change }: Pick<UseCases, 'changeItem'>,
  press: Press,
  kind: Exclude<ItemWish['kind'], 'assign' | 'edit'>,
): Promise<string | null> {
  return sayItemOutcome(await change(itemPress(press), { kind }), press.audience.userId);
}
