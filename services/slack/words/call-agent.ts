import type { CallWorker } from '../../agents/claims/who-works.ts';
import type { Claim } from '../../agents/ports/claims.ts';
import { mention, quotedName } from '../mrkdwn.ts';

/** Who works in a call, for its card. */
export function sayWorker(worker: CallWorker | null): string[] {
  if (worker?.kind === 'claimed') return [`Agent: ${sayClaimant(worker.claim)}`];
  return worker?.kind === 'house' ? ['Agent: the house agent'] : [];
}

/** An agent by its key's name, and whom it acts for. */
export function sayClaimant({ name, userId }: Claim): string {
  const called = quotedName(name ?? '', 40);
  return called ? `${called}, acting for ${mention(userId)}` : `one of ${mention(userId)}’s`;
}
