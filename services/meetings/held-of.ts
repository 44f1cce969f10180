import { within } from '../common/within.ts';
import { authorize, type Held, heldBy, type SpendingDeps, senderOf } from '../people/authorize.ts';
import type { Request } from './proposal.ts';

/** Slack's own event waits meanwhile; the worker asks again before it spends. */
const heldWithinMs = 500;

/** Why the asker may not start it; null where they may. What an app asks for, no person of this workspace did. */
export function heldOf(deps: SpendingDeps, request: Request): Promise<Held | null> {
  const asked = request.via === 'bot' ? heldApp(deps, request) : heldPerson(deps, request);
  return within(heldWithinMs, asked, () => 'unknown' as const);
}

async function heldPerson(deps: SpendingDeps, request: Request): Promise<Held | null> {
  const { teamId, requestedBy: userId, byExternal: isExternal } = request;
  const refusal = await authorize({ teamId, userId, isExternal }, senderOf(deps, request));
  return refusal && heldBy(refusal);
}

/** An app of this workspace is held as an app, which its channel may lift; any other isn't to be lifted. */
async function heldApp({ people }: SpendingDeps, request: Request): Promise<Held> {
  const { teamId, requestedBy, byExternal, app } = request;
  if (byExternal) return 'external';
  if (app?.teamId === teamId) return 'app';
  const kind = await people.kindOf({ teamId, userId: requestedBy });
  return kind === 'app' || kind === 'external' ? kind : 'unknown';
}
