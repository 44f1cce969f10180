import type { App } from '@slack/bolt';
import type { DecisionKind } from '../../services/meetings/decide.ts';
import { meetingAction } from '../../services/slack/blocks/meeting-buttons.ts';
import { sayDecision } from '../../services/slack/words/decisions.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { type Press, parsePress } from './press.ts';

/** The buttons of cards and notices. A press is stored, then acknowledged; who came second is told who was first. */
export function registerActions(app: App, { useCases, surroundings }: ListenerDeps): void {
  const on = (actionId: string, handle: (press: Press) => Promise<string | null>) =>
    app.action(actionId, async ({ body, ack }) => {
      const press = parsePress(body, surroundings());
      const words = press ? await handle(press) : null;
      if (press && words) await useCases.whisper(press.audience, words);
      await ack();
    });
  const decide = (actionId: string, kindOf: (press: Press) => DecisionKind) =>
    on(actionId, async (press) => {
      const what = kindOf(press);
      return sayDecision(what.kind, await useCases.decide(press.decision, what), press.decision.userId);
    });

  decide(meetingAction.joinNow, () => ({ kind: 'join_now' }));
  decide(meetingAction.decline, () => ({ kind: 'decline' }));
  decide(meetingAction.stop, () => ({ kind: 'stop', reason: 'stop_button' }));
  decide(meetingAction.extend, ({ limit }) => ({ kind: 'extend', fromLimit: limit ?? 0 }));
  decide(meetingAction.forget, () => ({ kind: 'forget' }));
  on(meetingAction.retry, async ({ decision }) =>
    sayDecision('retry', await useCases.retry(decision), decision.userId),
  );
  // A button that opens a page tells us as well; there is nothing to do.
  app.action(meetingAction.topUp, ({ ack }) => ack());
}
