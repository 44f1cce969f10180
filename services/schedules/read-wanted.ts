import { findZone, type ZoneFound } from './find-zone.ts';
import { type ParsedWhen, parseWhen } from './parse-when.ts';
import type { Rule } from './rule.ts';

export type WhenWanted = {
  /** What people write: `weekdays 09:30`. */
  when: string;
  /** As they name it; null is the zone of whoever asks. */
  zone: string | null;
};

export type NotUnderstood =
  | Extract<ParsedWhen, { kind: 'not_understood' }>
  | { kind: 'bad_zone'; given: string; found: Exclude<ZoneFound, { kind: 'zone' }> };

export type ReadWanted = { kind: 'read'; rule: Rule; timeZone: string } | NotUnderstood;

/** Makes a rule and a zone of what somebody wrote. UTC where neither they nor Slack say where they are. */
export function readWanted({ when, zone }: WhenWanted, own: string | null): ReadWanted {
  const found: ZoneFound = zone === null ? { kind: 'zone', timeZone: own ?? 'UTC' } : findZone(zone);
  if (found.kind !== 'zone') return { kind: 'bad_zone', given: zone ?? '', found };
  const parsed = parseWhen(when);
  return parsed.kind === 'rule' ? { kind: 'read', rule: parsed.rule, timeZone: found.timeZone } : parsed;
}
