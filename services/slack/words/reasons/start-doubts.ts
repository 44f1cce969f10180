import { ownValue } from '../../../common/own-value.ts';
import type { StartDoubt } from '../../../times/start-doubt.ts';
import { dayAndTime } from '../start-times.ts';
import { type ReasonBook, type ReasonWords, sayReason } from './reason.ts';

/** Why a card asks when to join, from the times that may be meant; they stand on its buttons as well. */
export const startDoubts: ReasonBook<Record<StartDoubt['why'], string>> = {
  two_times: (times) => asks('The message names more than one time', times),
  unsure: (times) => asks('The message may name a time, but I’m not sure which', times),
  range: (times) => asks('The message names a range of times', times),
  no_time: (times) => asks('The message names another day, but no time', times),
  past: (times) => ({
    what: `The time in the message has passed.${times ? ` Did you mean ${times}?` : ''}`,
    next: pick,
  }),
  far: () => ({
    what: 'The time in the message is more than 30 days ahead.',
    next: 'Pick a time within 30 days, and I’ll join then.',
  }),
  no_zone: (times) => ({
    what: naming('I couldn’t find out which time zone the message means', times),
    next: `${pick} Next time add the zone, like “15:00 CET”.`,
  }),
  which_zone: (times) => asks('I’m not sure which time zone the message means', times),
  may_be_off: (times) => asks('The message may mean that this call is off, moved or over', times),
  depends: (times) => asks('The message may mean that this call isn’t certain yet', times),
  elsewhere: (times) => asks('The message may point to a time that I can’t see', times),
  forwarded: (times) => asks('The message was forwarded, and I can’t tell which time it means', times),
  asks: (times) => ({
    what: `Should I join at the time in the message${times ? `, ${times}` : ''}?`,
    next: pick,
  }),
};

/** Why the card asks when to join. */
export function sayDoubt({ why, choices }: StartDoubt): string {
  const times = choices.map(({ at }) => dayAndTime(new Date(at))).join(', ');
  // A newer version has more of them.
  return sayReason((ownValue(startDoubts, why) ?? startDoubts.unsure)(times));
}

const pick = 'Pick a time, and I’ll join then.';

function asks(reason: string, times: string): ReasonWords {
  return { what: naming(reason, times), next: pick };
}

function naming(reason: string, times: string): string {
  return times ? `${reason}: ${times}.` : `${reason}.`;
}
