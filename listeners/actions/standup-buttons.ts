import type { App } from '@slack/bolt';
import { standupAction } from '../../services/slack/blocks/standup.ts';
import { standupView } from '../../services/slack/blocks/standup-form.ts';
import { sayScheduleRefusal } from '../../services/slack/words/standup.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { onPress } from './on-press.ts';
import type { Press } from './press.ts';

/** Change and Undo, under what a channel is told of its standups. */
export function registerStandupButtons(app: App, deps: ListenerDeps): void {
  const { openForm, schedules } = deps.useCases;
  const on = onPress(app, deps);
  const parties = ({ id, number, audience, stranger, triggerId }: Press) => {
    const { teamId, channelId, userId } = audience;
    const version = number ?? 0;
    // Two presses of one button are two; the version lets one of them through.
    const key = `standup:${id}:${version}:${triggerId ?? userId}`;
    return { asker: { teamId, channelId, userId, stranger, key }, which: { id, version } };
  };

  on(standupAction.change, async (press) => {
    const { asker, which } = parties(press);
    const found = await schedules.find(asker, which);
    if (found.kind !== 'found') return sayScheduleRefusal(found);
    const where = { ...press.audience, threadTs: null };
    const opened = press.triggerId && (await openForm(press.triggerId, standupView(found.schedule, where)));
    return opened ? null : 'The form could not be opened. Press Change again.';
  });
  on(standupAction.undo, async (press) => {
    const { asker, which } = parties(press);
    const outcome = await schedules.change(asker, which, { kind: 'undo' }, true);
    return outcome.kind === 'changed' ? null : sayScheduleRefusal(outcome);
  });
}
