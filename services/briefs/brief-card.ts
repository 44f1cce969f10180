import type { Brief } from './brief.ts';

/** What a DM says of a brief: how much goes along and for whom, and no words of any line. */
export type BriefCard = Pick<Brief, 'purpose' | 'expected' | 'audience'> & {
  readonly takes: number;
  readonly stays: number;
};

export function cardOf({ purpose, expected, audience, takes, moreOwn, stays, moreStays }: Brief): BriefCard {
  return { purpose, expected, audience, takes: takes.length + moreOwn, stays: stays.length + moreStays };
}
