import { gatherings } from './word-lists.ts';

const sales = '(?:black friday|cyber monday|giving tuesday|boxing day|singles day)';
const work = `${gatherings}|prep|plans?|debrief|campaigns?|deals?|sales?|offers?|launch|readiness|post-?mortem|budget|pricing|strategy|roadmap`;

/** What a call is about, or who is at it: “Black Friday planning”, “planning for Black Friday”, “night shift”. */
const names = new RegExp(
  `\\b${sales}['’]?s? (?:${work})\\b|\\b(?:${work}) (?:for|of) (?:our |the )?${sales}\\b|\\b(?:night|evening|afternoon|morning|weekend) shifts?\\b`,
  'gi',
);

/** A message without names that only have a day, or a part of one, in them. Beside a time they may be that time's day. */
export function withoutNames(words: string): string {
  return words.replaceAll(names, ' ; ');
}
