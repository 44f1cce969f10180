import type { App } from '@slack/bolt';
import { standupAction } from '../../services/slack/blocks/standup.ts';
import { standupView } from '../../services/slack/blocks/standup-form.ts';
import { isStandupVerb } from '../../services/slack/blocks/standup-list.ts';
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
  /** In a window it stands there, else it is whispered. */
  const tell = async ({ viewId, audience }: Press, words: string | null) => {
    if (!viewId) return words;
    await showStandups(deps.useCases, viewId, audience, words);
    return null;
  };
  const open = formOpener(deps.useCases);
  const change = async (press: Press) => {
    const { asker, which } = partiesOf(press);
    const found = await standups.find(asker, which);
    if (found.kind !== 'found') return tell(press, sayStandupRefusal(found));
    return open(press, standupView(found.standup, whereOf(press)));
  };
  const decide = async (press: Press, kind: 'pause' | 'resume' | 'skip' | 'remove' | 'undo') => {
    const { asker, which } = partiesOf(press);
    const outcome = await standups.change(asker, which, { kind }, true);
    if (outcome.kind !== 'changed') return tell(press, sayStandupRefusal(outcome));
    return press.viewId ? tell(press, 'Done; the channel sees it.') : null;
  };

  on(standupAction.change, change);
  on(standupAction.undo, (press) => decide(press, 'undo'));
  on(standupAction.add, (press) => open(press, standupView(null, whereOf(press))));
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
  return { asker: { ...actor, key }, which: { id, version } };
}

function whereOf({ audience }: Press) {
  return { ...audience, threadTs: null };
}
