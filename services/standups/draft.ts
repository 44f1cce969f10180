import type { Call } from '../meetings/call-link.ts';
import type { Understood } from '../times/phrases/parse-when.ts';
import type { Nth, Rule, Weekday } from '../times/rule.ts';
import type { Standup } from './standup.ts';

/** `kept`: the rule stays as it is, since the form has no fields for it (cron, several times, a date of the month). */
export type Repeat = { readonly every: number } | { readonly nth: Nth } | 'kept';

/** Who may be sent; null is the one that is built in. */
type PersonaChoice = { readonly id: string | null; readonly name: string };

/** What the form of a standup starts from. */
export type StandupDraft = {
  /** The one to change; null for a new one. */
  readonly standup: Standup | null;
  readonly call: Call | null;
  readonly days: readonly Weekday[];
  readonly repeat: Repeat | null;
  /** Minutes after midnight. */
  readonly time: number | null;
  readonly timeZone: string;
  /** Where the person is; null where Slack doesn't say. */
  readonly ownZone: string | null;
  readonly minutes: number | null;
  readonly personaId: string | null;
  /** Who could go. */
  readonly personas: readonly PersonaChoice[];
};

/** A new standup at the clocks of the asker, or UTC where Slack doesn't say where they are. */
export function blankDraft(call: Call | null, ownZone: string | null): StandupDraft {
  const days: Weekday[] = [];
  const repeat = { every: 1 };
  const timeZone = ownZone ?? 'UTC';
  return {
    standup: null,
    call,
    days,
    repeat,
    time: null,
    timeZone,
    ownZone,
    minutes: null,
    personaId: null,
    personas: [],
  };
}

export function draftOf(standup: Standup, ownZone: string | null): StandupDraft {
  const { call, rule, timeZone, minutes, personaId } = standup;
  const fields = fieldsOf(rule) ?? { days: [], repeat: 'kept', time: null };
  return { standup, call, timeZone, ownZone, minutes, personaId, personas: [], ...fields };
}

type Fields = Pick<StandupDraft, 'days' | 'repeat' | 'time'>;

/** A rule as the form's fields have it; null where they can't. */
export function fieldsOf(rule: Rule): Fields | null {
  if (rule.kind === 'cron') return null;
  const [time = null, ...more] = rule.times;
  if (more.length > 0) return null;
  if (rule.kind === 'weekly') return { days: rule.days, repeat: { every: rule.every }, time };
  return 'nth' in rule.on ? { days: [rule.on.weekday], repeat: { nth: rule.on.nth }, time } : null;
}

/** The same draft with what a phrase said; what it left out stays. */
export function withUnderstood(draft: StandupDraft, said: Understood): StandupDraft {
  const [time = draft.time, ...more] = said.times;
  const isSilent = said.days.length === 0 && said.every === 1 && said.nth === null;
  const repeat = isSilent ? draft.repeat : repeatOf(said);
  return {
    ...draft,
    repeat,
    days: said.days.length > 0 ? said.days : draft.days,
    // The form has one time: of several a person picks.
    time: more.length > 0 ? null : time,
    minutes: said.minutes ?? draft.minutes,
  };
}

function repeatOf({ every, nth }: Understood): Repeat | null {
  if (nth !== null) return { nth };
  return every === null ? null : { every };
}

export type FieldProblem = 'no_days' | 'one_day' | 'no_time' | 'no_repeat' | 'kept';

/** The rule that the form's fields say; null where the rule stays as it is. */
export function ruleFrom({ days, repeat, time }: Fields): { rule: Rule | null } | { problem: FieldProblem } {
  if (repeat === null) return { problem: 'no_repeat' };
  if (repeat === 'kept') return days.length > 0 || time !== null ? { problem: 'kept' } : { rule: null };
  const [weekday, ...more] = days;
  if (weekday === undefined) return { problem: 'no_days' };
  if (time === null) return { problem: 'no_time' };
  const times = [time];
  if ('every' in repeat) return { rule: { kind: 'weekly', days, every: repeat.every, anchor: null, times } };
  return more.length > 0
    ? { problem: 'one_day' }
    : { rule: { kind: 'monthly', on: { nth: repeat.nth, weekday }, times } };
}
