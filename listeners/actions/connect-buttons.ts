import type { App } from '@slack/bolt';
import { allowClientAction, refuseClientAction } from '../../services/slack/blocks/connect-request.ts';
import { sayDecidedRequest } from '../../services/slack/words/connections.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { onPress } from './on-press.ts';
import { actorOf } from './press.ts';

/** *Allow* and *No*, for a client whose code somebody typed. */
export function registerConnectButtons(app: App, deps: ListenerDeps): void {
  const on = onPress(app, deps);
  for (const [action, isAllowed] of [
    [allowClientAction, true],
    [refuseClientAction, false],
  ] as const)
    on(action, async (press) =>
      sayDecidedRequest(await deps.useCases.decideRequest(actorOf(press), press.id, isAllowed)),
    );
}
