import type { App } from '@slack/bolt';
import type { ItemWish } from '../../services/notes/change-item.ts';
import { isItemVerb, itemMenu } from '../../services/slack/blocks/action-items.ts';
import { assignView, editItemView } from '../../services/slack/blocks/item-forms.ts';
import { promiseAction } from '../../services/slack/blocks/promises.ts';
import { sayItemOutcome } from '../../services/slack/words/reasons/notes.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { formOpener } from './form-opener.ts';
import { onPress } from './on-press.ts';
import { itemPress, type Press } from './press.ts';

/** The menu of an action item, and the buttons of what may become one. */
export function registerItemMenu(app: App, deps: ListenerDeps): void {
  const { useCases } = deps;
  const open = formOpener(useCases);
  const openForm = async (press: Press, view: typeof assignView) => {
    const found = await useCases.itemForm(itemPress(press));
    if (found.kind !== 'form') return sayItemOutcome(found, press.audience.userId);
    return open(press, view(found.item, press.audience));
  };

  const on = onPress(app, deps);
  const change = async (press: Press, kind: Exclude<ItemWish['kind'], 'assign' | 'edit'>) =>
    sayItemOutcome(await useCases.changeItem(itemPress(press), { kind }), press.audience.userId);

  on(promiseAction.keep, (press) => change(press, 'keep'));
  on(promiseAction.no, (press) => change(press, 'drop'));
  on(itemMenu, async (press) => {
    const { verb } = press;
    if (!isItemVerb(verb)) return null;
    if (verb === 'assign') return openForm(press, assignView);
    if (verb === 'edit') return openForm(press, editItemView);
    return change(press, verb);
  });
}
