import { findZone, type ZoneFound } from '../times/find-zone.ts';
import { parseWhen, type Understood, type WhenProblem } from '../times/phrases/parse-when.ts';
import { type WhenWanted, zoneAtEnd } from '../times/phrases/zone-at-end.ts';
import type { Rule } from '../times/rule.ts';
import { fieldsOf, type StandupDraft, withUnderstood } from './draft.ts';

/** What someone typed for a standup. `minutes`: how long it may stay, where they said so. */
export type Phrase = WhenWanted & { minutes: number | null };

export type PhraseProblem =
  | WhenProblem
  | { kind: 'bad_zone'; given: string; found: Exclude<ZoneFound, { kind: 'zone' }> };

export type NotUnderstood = {
  kind: 'not_understood';
  problem: PhraseProblem;
  understood: Understood | null;
  /** What a form can start from; null where the form has no fields for what was meant. */
  draft: StandupDraft | null;
};

export type ReadPhrase =
  | { kind: 'read'; rule: Rule; timeZone: string; minutes: number | null }
  | NotUnderstood;

/** Makes a rule and a zone of what someone typed; what they left out stays as the draft has it. */
export function readPhrase(phrase: Phrase, draft: StandupDraft): ReadPhrase {
  const { when, zone } = phrase.zone === null ? zoneAtEnd(phrase.when) : phrase;
  const found: ZoneFound = zone === null ? { kind: 'zone', timeZone: draft.timeZone } : findZone(zone);
  const parsed = parseWhen(when, draft.standup?.rule);
  const minutes = phrase.minutes ?? parsedMinutes(parsed);
  const timeZone = found.kind === 'zone' ? found.timeZone : draft.timeZone;
  const known = { ...draft, timeZone, minutes: minutes ?? draft.minutes };
  if (parsed.kind === 'not_understood') {
    const { problem, understood } = parsed;
    const isCron = problem.kind === 'bad_cron' || problem.kind === 'too_often';
    return { ...parsed, draft: isCron ? null : withUnderstood(known, understood) };
  }
  if (found.kind === 'zone') return { kind: 'read', rule: parsed.rule, timeZone, minutes };
  const fields = fieldsOf(parsed.rule);
  return {
    kind: 'not_understood',
    problem: { kind: 'bad_zone', given: zone ?? '', found },
    understood: null,
    draft: fields && { ...known, ...fields },
  };
}

function parsedMinutes(parsed: ReturnType<typeof parseWhen>): number | null {
  return parsed.kind === 'rule' ? parsed.minutes : parsed.understood.minutes;
}
