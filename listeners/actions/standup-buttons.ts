import type { App } from '@slack/bolt';
import { standupAction } from '../../services/slack/blocks/standup.ts';
import { standupView } from '../../services/slack/blocks/standup-form.ts';
import { isStandupVerb } from '../../services/slack/blocks/standup-list.ts';
import { sayHolidaysOutcome } from '../../services/slack/words/holidays.ts';
import { sayStandupRefusal } from '../../services/slack/words/standup.ts';
import { showStandups } from '../standup-window.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { formOpener } from './form-opener.ts';
import { onPress } from './on-press.ts';
import { actorOf, type Press } from './press.ts';

/** Change and Undo, under what a channel is told of its standups; and the menus and the button of their list. */
export function registerStandupButtons(app: App, deps: ListenerDeps): void {
  const { standups } = deps.useCases;
  const on = onPress(app, deps);
  /** Shown in the window where the press was, else only to the person. */
  const tell = async ({ viewId, audience, isExternal }: Press, words: string | null) => {
    if (!viewId) return words;
    await showStandups(deps.useCases, viewId, { ...audience, isExternal }, words);
    return null;
  };
  const open = formOpener(deps.useCases);
  const openForm = (press: Press, found: Awaited<ReturnType<typeof standups.draft>>) =>
    found.kind === 'draft'
      ? open(press, standupView(found.draft, whereOf(press)))
      : tell(press, sayStandupRefusal(found));
  const change = async (press: Press) => {
    const { actor, which } = partiesOf(press);
    return openForm(press, await standups.draft(actor, which));
  };
  const decide = async (press: Press, kind: 'pause' | 'resume' | 'skip' | 'remove' | 'undo') => {
    const { actor, which } = partiesOf(press);
    const outcome = await standups.change(actor, which, { kind }, true);
    if (outcome.kind !== 'changed') return tell(press, sayStandupRefusal(outcome));
    return press.viewId ? tell(press, 'Done. The channel sees it.') : null;
  };

  on(standupAction.change, change);
  on(standupAction.noHolidays, async (press) =>
    sayHolidaysOutcome(await standups.setHolidays(partiesOf(press).actor, null)),
  );
  on(standupAction.undo, (press) => decide(press, 'undo'));
  on(standupAction.add, async (press) => openForm(press, await standups.draft(partiesOf(press).actor, null)));
  on(standupAction.menu, async (press) => {
    const { verb } = press;
    if (!isStandupVerb(verb)) return null;
    return verb === 'change' ? change(press) : decide(press, verb);
  });
}

function partiesOf(press: Press) {
  const { id, number, triggerId } = press;
  const actor = actorOf(press);
  const version = number ?? 0;
  // Two presses of one button are two; the version lets one of them through.
  const key = `standup:${id}:${version}:${triggerId ?? actor.userId}`;
  return { actor: { ...actor, key }, which: { id, version } };
}

function whereOf({ audience }: Press) {
  return { ...audience, threadTs: null };
}
