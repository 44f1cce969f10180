import type { App } from '@slack/bolt';
import { proposalAction } from '../../services/slack/blocks/house-proposal.ts';
import { sayProposedDecision } from '../../services/slack/words/reasons/house.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { onPress } from './on-press.ts';
import { actorOf } from './press.ts';

/** Whether the house agent works on what was said to it in a call, where its channel wants to be asked. */
export function registerHouseButtons(app: App, deps: ListenerDeps): void {
  const on = onPress(app, deps);
  for (const [action, isWanted] of [
    [proposalAction.doIt, true],
    [proposalAction.no, false],
  ] as const) {
    on(action, async (press) =>
      sayProposedDecision(await deps.useCases.decideProposed(actorOf(press), press.id, isWanted)),
    );
  }
}
