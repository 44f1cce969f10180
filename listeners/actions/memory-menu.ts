import type { App } from '@slack/bolt';
import { editFactView, factMenu } from '../../services/slack/blocks/memory.ts';
import { sayFactOutcome } from '../../services/slack/words/memory.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { formOpener } from './form-opener.ts';
import { onPress } from './on-press.ts';
import { factPress } from './press.ts';

/** The menu beside something that is known. */
export function registerMemoryMenu(app: App, deps: ListenerDeps): void {
  const { memory, pageOf } = deps.useCases;
  const open = formOpener(deps.useCases);
  onPress(app, deps)(factMenu, async (press) => {
    if (press.verb === 'forget')
      return sayFactOutcome(await memory.change(factPress(press), { kind: 'forget' }), pageOf);
    if (press.verb !== 'edit') return null;
    const found = await memory.form(factPress(press));
    if (found.kind !== 'form') return sayFactOutcome(found, pageOf);
    return open(press, editFactView(found.fact, press.audience));
  });
}
