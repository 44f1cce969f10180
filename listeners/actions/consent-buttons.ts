import type { App } from '@slack/bolt';
import { forgetWordsAction } from '../../services/slack/blocks/forget-request.ts';
import { objectionAction } from '../../services/slack/blocks/objection.ts';
import { sayForgetWordsDecision, sayObjectionDecision } from '../../services/slack/words/reasons/consent.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { onPressInMessage } from './on-press.ts';
import { actorOf } from './press.ts';

/** Whether it leaves or stays where somebody in the call objects, and whether somebody's words are forgotten. */
export function registerConsentButtons(app: App, deps: ListenerDeps): void {
  const on = onPressInMessage(app, deps);
  for (const verb of ['leave', 'stay'] as const) {
    on(objectionAction[verb], async (press) =>
      sayObjectionDecision(await deps.useCases.consent.decide(actorOf(press), press.id, verb)),
    );
  }
  for (const verb of ['forget', 'refuse'] as const) {
    on(forgetWordsAction[verb], async (press) =>
      sayForgetWordsDecision(await deps.useCases.notes.decideForgetRequest(actorOf(press), press.id, verb)),
    );
  }
}
