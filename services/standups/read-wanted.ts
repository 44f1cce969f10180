import type { Call } from '../meetings/call-link.ts';
import { findZone, type ZoneFound } from '../times/find-zone.ts';
import { type ParsedWhen, parseWhen } from '../times/phrases/parse-when.ts';
import { type WhenWanted, zoneAtEnd } from '../times/phrases/zone-at-end.ts';
import type { Rule } from '../times/rule.ts';

/** What of a wrong phrase is clear already: with it, right ones can be written. */
export type Asked = {
  call: Call;
  /** Of the standup that is to be changed. */
  number: number | null;
  /** As it was named. */
  zone: string | null;
  minutes: number | null;
  /** What it has by now: one that is added beside it is to have as much. */
  present?: { zone: string; minutes: number | null };
};

/** What there is; `isWhole` where all of it was theirs to write anew, as in a form. */
type Before = { rule: Rule; isWhole: boolean };

export type NotUnderstood =
  | (Extract<ParsedWhen, { kind: 'not_understood' }> & { asked: Asked })
  | { kind: 'bad_zone'; given: string; found: Exclude<ZoneFound, { kind: 'zone' }> };

export type ReadWanted =
  | { kind: 'read'; rule: Rule; timeZone: string; minutes: number | null }
  | NotUnderstood;

/**
 * Makes a rule and a zone of what somebody wrote; of a standup that there is, the rest stays. UTC where neither they
 * nor Slack say where they are.
 */
export function readWanted(
  wanted: WhenWanted,
  own: string | null,
  asked: Omit<Asked, 'zone'>,
  before: Before | null = null,
): ReadWanted {
  const { when, zone } = wanted.zone === null ? zoneAtEnd(wanted.when) : wanted;
  const found: ZoneFound = zone === null ? { kind: 'zone', timeZone: own ?? 'UTC' } : findZone(zone);
  if (found.kind !== 'zone') return { kind: 'bad_zone', given: zone ?? '', found };
  const parsed = parseWhen(when, before?.rule, before?.isWhole);
  return parsed.kind === 'rule'
    ? {
        kind: 'read',
        rule: parsed.rule,
        timeZone: found.timeZone,
        minutes: asked.minutes ?? parsed.minutes ?? null,
      }
    : { ...parsed, asked: { ...asked, zone } };
}
