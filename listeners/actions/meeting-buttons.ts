import type { App } from '@slack/bolt';
import type { DecisionKind } from '../../services/meetings/decide.ts';
import { formerDismissAction, meetingAction } from '../../services/slack/blocks/meeting-buttons.ts';
import { pickStartAction, pickStartView } from '../../services/slack/blocks/start-form.ts';
import { sayDecision } from '../../services/slack/words/reasons/decisions.ts';
import { maxChoices } from '../../services/times/start-doubt.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { formOpener } from './form-opener.ts';
import { onPressInMessage } from './on-press.ts';
import { meetingDecision, type Press } from './press.ts';

/** The buttons of cards and notices: they stand in messages alone. */
export function registerMeetingButtons(app: App, deps: ListenerDeps): void {
  const { useCases } = deps;
  const on = onPressInMessage(app, deps);
  const open = formOpener(useCases);
  const decide = (actionId: string, kindOf: (press: Press) => DecisionKind) =>
    on(actionId, async (press) => {
      const what = kindOf(press);
      const outcome = await useCases.decide(meetingDecision(press), what);
      return sayDecision(what.kind, outcome, press.audience.userId);
    });

  decide(meetingAction.joinNow, () => ({ kind: 'join_now' }));
  // Slack wants every button of a message to have a name of its own.
  for (let choice = 0; choice < maxChoices; choice += 1) {
    decide(`${meetingAction.chooseStart}_${choice}`, () => ({ kind: 'choose_start', pick: { choice } }));
  }
  on(pickStartAction, async (press) =>
    press.isExternal
      ? sayDecision('choose_start', { kind: 'not_entitled', standing: 'external' }, press.audience.userId)
      : open(press, pickStartView(press.id, press.audience)),
  );
  decide(meetingAction.persona, ({ chosen }) => ({
    kind: 'persona',
    id: chosen === 'built_in' ? null : chosen,
  }));
  decide(meetingAction.decline, () => ({ kind: 'decline' }));
  decide(meetingAction.stop, () => ({ kind: 'stop', reason: 'stop_button' }));
  decide(meetingAction.extend, ({ number }) => ({ kind: 'extend', fromLimit: number ?? 0 }));
  for (const actionId of [meetingAction.dismiss, formerDismissAction])
    decide(actionId, () => ({ kind: 'dismiss' }));
  on(meetingAction.retry, async (press) =>
    sayDecision('retry', await useCases.retry(meetingDecision(press)), press.audience.userId),
  );
  // A button that opens a page tells us as well; there is nothing to do.
  app.action(meetingAction.topUp, ({ ack }) => ack());
}
