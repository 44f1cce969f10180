import type { App } from '@slack/bolt';
import { z } from 'zod';
import { callIn } from '../../services/meetings/links/calls-in-text.ts';
import {
  newStandup,
  repeatIn,
  standupCallback,
  standupField,
} from '../../services/slack/blocks/standup-form.ts';
import { sayBadLink } from '../../services/slack/words/commands.ts';
import { sayStandupRefusal } from '../../services/slack/words/standup.ts';
import { fieldProblems } from '../../services/slack/words/standup-phrases.ts';
import { ruleFrom } from '../../services/standups/draft.ts';
import type { StandupOutcome } from '../../services/standups/outcomes.ts';
import type { Terms } from '../../services/standups/standup.ts';
import { weekdaySchema } from '../../services/times/rule.ts';
import { isTimeZone } from '../../services/times/wall-time.ts';
import { minutesIn } from '../commands/typed-values.ts';
import { showStandups } from '../standup-window.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { onForm } from './on-form.ts';
import type { Submission } from './submission.ts';

type FormTerms = Omit<Pick<Terms, 'call' | 'rule' | 'timeZone' | 'minutes' | 'personaId'>, 'rule'> & {
  /** Null keeps the standup's own. */
  rule: Terms['rule'] | null;
};

type Read = { ok: true; terms: FormTerms } | { ok: false; field: string; problem: string };

/** A new standup, or a change of one. Problems are shown at their fields. */
export function registerStandupForm(app: App, deps: ListenerDeps): void {
  const { useCases } = deps;
  onForm(app, deps)(standupCallback, async (sent) => {
    const read = termsIn(sent);
    if (!read.ok) return { errors: { [read.field]: read.problem } };
    const outcome = await save(useCases.standups, sent, read.terms);
    if (outcome.kind !== 'changed' && outcome.kind !== 'repeated')
      return { errors: { [standupField.days]: sayStandupRefusal(outcome) } };
    const { coveredViewId: viewId } = sent;
    return viewId === null ? null : { afterwards: () => showStandups(useCases, viewId, sent, null) };
  });
}

async function save(
  standups: ListenerDeps['useCases']['standups'],
  { id, number: version, viewId, teamId, channelId, userId, isExternal, values }: Submission,
  { rule, ...terms }: FormTerms,
): Promise<StandupOutcome> {
  // A form that came back with a problem is sent again, with other values.
  const key = `standup:${viewId}:${JSON.stringify(Object.values(values))}`.slice(0, 500);
  const actor = { teamId, channelId, userId, isExternal, key };
  if (id !== newStandup)
    return standups.change(
      actor,
      { id, version },
      { kind: 'set', terms: rule ? { ...terms, rule } : terms },
      true,
    );
  return rule ? standups.add(actor, { ...terms, rule }, true) : { kind: 'no_such' };
}

function termsIn({ values }: Submission): Read {
  const field = (name: keyof typeof standupField) => values[standupField[name]]?.trim() ?? '';
  const wrong = (name: keyof typeof standupField, problem: string): Read => ({
    ok: false,
    field: standupField[name],
    problem,
  });
  const call = callIn(field('link'));
  if (!call) return wrong('link', sayBadLink(field('link')));
  const days = field('days')
    .split(',')
    .flatMap((day) => weekdaySchema.safeParse(Number(day)).data ?? []);
  const read = ruleFrom({ days, repeat: repeatIn(field('repeat')), time: minuteIn(field('time')) });
  if ('problem' in read) {
    const { field: name, words } = fieldProblems[read.problem];
    return wrong(name, words);
  }
  const minutes = field('minutes') === '' ? null : minutesIn(field('minutes'));
  if (field('minutes') !== '' && minutes === null) return wrong('minutes', 'Enter 1–1440 minutes.');
  const timeZone = field('zone');
  if (!isTimeZone(timeZone)) return wrong('zone', 'Choose a time zone.');
  const persona = z.uuid().safeParse(field('persona')).data ?? null;
  return { ok: true, terms: { call, timeZone, minutes, rule: read.rule, personaId: persona } };
}

/** `09:30` as minutes after midnight. */
function minuteIn(time: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}
