import type { WaitsBecause } from '../../../meetings/meeting.ts';
import type { Held, NotASpender } from '../../../people/authorize.ts';
import { mention } from '../../mrkdwn.ts';
import { accessRefusals } from './access.ts';
import { type ReasonBook, type ReasonWords, sayReason } from './reason.ts';

type ByHeld = { [Because in Held]: NotASpender };

/** Why someone may not spend, or set what spends, and who may. */
export const spendingRefusals: ReasonBook<ByHeld> = {
  guest: (refusal) => refused('Guests can’t spend money here or change settings that do.', refusal),
  external: (refusal) => refused(accessRefusals.external(refusal).what, refusal, 'one of its full members'),
  app: (refusal) => refused('Apps can’t spend money here or change settings that do.', refusal),
  left: (refusal) => refused('Your account in this workspace is deactivated.', refusal),
  not_named: (refusal) => refused('Only people who were named for it can spend money here.', refusal),
  unknown: () => ({
    what: 'Slack isn’t responding, so I can’t check who you are. Nothing changed.',
    next: 'Try again in a minute.',
  }),
};

export function spendingWords(refusal: NotASpender): ReasonWords {
  return spendingRefusals[refusal.because](refusal);
}

export function sayNotASpender(refusal: NotASpender): string {
  return sayReason(spendingWords(refusal));
}

function refused(
  what: string,
  { spenders }: NotASpender,
  others = 'a full member of this workspace',
): ReasonWords {
  return { what, next: `Ask ${spenders.length > 0 ? oneOf(spenders) : others}.` };
}

const mostNamed = 5;

function oneOf(spenders: readonly string[]): string {
  const named = spenders.slice(0, mostNamed).map(mention).join(', ');
  return spenders.length > mostNamed ? `${named} or another of them` : named;
}

/** Why a card waits for someone other than the person who asked, as its fact. */
export const heldWords: Readonly<Record<WaitsBecause, string>> = {
  guest: 'A guest asked, and only full members can spend money',
  external: 'Someone outside this workspace asked, and only its members can spend money',
  app: 'An app asked, and a member has to start it (`/pika auto apps` names apps that don’t wait)',
  left: 'The person who asked has left this workspace',
  not_named:
    'The person who asked can’t spend money here (`/pika policy` and `/pika workspace` show who can)',
  unknown: 'Slack couldn’t tell me who asked',
  guests: 'Guests are expected, and this channel asks first (`/pika policy`)',
};
