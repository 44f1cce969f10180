import type { App } from '@slack/bolt';
import { allowClientAction, refuseClientAction } from '../../services/slack/blocks/connect-request.ts';
import { revokeAction } from '../../services/slack/blocks/keys.ts';
import { sayRevoked } from '../../services/slack/words/agents.ts';
import { sayDecidedRequest } from '../../services/slack/words/connections.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { onPress } from './on-press.ts';
import { actorOf } from './press.ts';

/** *Allow* and *No*, for a client whose code somebody typed; and *Revoke* beside a key. */
export function registerConnectButtons(app: App, deps: ListenerDeps): void {
  const on = onPress(app, deps);
  for (const [action, isAllowed] of [
    [allowClientAction, true],
    [refuseClientAction, false],
  ] as const)
    on(action, async (press) =>
      sayDecidedRequest(await deps.useCases.decideRequest(actorOf(press), press.id, isAllowed)),
    );
  // By its id: two keys may end alike.
  on(revokeAction, async (press) => sayRevoked(await deps.useCases.revokeTokens(actorOf(press), press.id)));
}
