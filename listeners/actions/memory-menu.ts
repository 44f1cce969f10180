import type { App } from '@slack/bolt';
import { factAction } from '../../services/slack/blocks/facts-below.ts';
import { linkGuestView } from '../../services/slack/blocks/guests.ts';
import { editFactView, factMenu, factVerb } from '../../services/slack/blocks/memory.ts';
import { sayFactOutcome, sayGuestOutcome } from '../../services/slack/words/memory.ts';
import { sayKeptAtPika } from '../../services/slack/words/pika-memory.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { formOpener } from './form-opener.ts';
import { onPress } from './on-press.ts';
import { factPress, type Press } from './press.ts';

/** The menu beside something that is known, and the buttons of what people are asked below a recap. */
export function registerMemoryMenu(app: App, deps: ListenerDeps): void {
  const { memory, pagesIn } = deps.useCases;
  const said = (press: Press, outcome: Parameters<typeof sayFactOutcome>[0]) =>
    sayFactOutcome(outcome, pagesIn(press.audience.teamId));
  const open = formOpener(deps.useCases);
  const on = onPress(app, deps);
  const change = async (press: Press, kind: 'forget' | 'keep' | 'drop' | 'confirm') =>
    said(press, await memory.change(factPress(press), { kind }));
  const edit = async (press: Press) => {
    const found = await memory.form(factPress(press));
    if (found.kind !== 'form') return said(press, found);
    return open(press, editFactView(found.fact, press.audience));
  };

  const thisIs = async (press: Press) => {
    const found = await memory.form(factPress(press));
    if (found.kind !== 'form') return said(press, found);
    return open(press, linkGuestView(found.fact, press.audience));
  };
  const notThem = async (press: Press) => sayGuestOutcome(await memory.unlinkGuest(factPress(press)));

  on(factAction.keep, (press) => change(press, 'keep'));
  on(factAction.no, (press) => change(press, 'drop'));
  on(factAction.still, (press) => change(press, 'confirm'));
  on(factAction.forget, (press) => change(press, 'forget'));
  on(factAction.edit, edit);
  on(factAction.thisIs, thisIs);
  on(factAction.notThem, notThem);
  on(factMenu, async (press) => {
    switch (press.verb) {
      case factVerb.edit:
        return edit(press);
      case factVerb.forget:
        return change(press, 'forget');
      case factVerb.thisIs:
        return thisIs(press);
      case factVerb.notThem:
        return notThem(press);
      case factVerb.atPika:
        // Pika may take longer than Slack waits for an answer.
        deps.useCases.postEphemeralLater(
          press.audience,
          memory.keepAtPika(factPress(press)).then(sayKeptAtPika),
        );
        return null;
      default:
        return null;
    }
  });
}
