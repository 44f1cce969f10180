import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Rules } from '../../services/calendars/calendar.ts';
import { minutesAheadChoices } from '../../services/calendars/rules.ts';
import { limitFor } from '../../services/meetings/propose.ts';
import {
  addCalendarCallback,
  calendarField,
  rulesCallback,
} from '../../services/slack/blocks/calendar-forms.ts';
import {
  sayAddOutcome,
  sayCost,
  sayNoDm,
  sayNotAllowed,
  sayRules,
} from '../../services/slack/words/calendar.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { onForm } from './on-form.ts';
import type { Submission } from './submission.ts';

/** The forms for a new calendar and for rules. Errors are shown in the form, and never quote the address. */
export function registerCalendarForms(app: App, deps: ListenerDeps): void {
  const { calendars, settings, personas } = deps.useCases;
  const cost = async ({ teamId, userId }: Submission, rules: Rules) => {
    const billing = deps.adminSet;
    const decided = await settings(teamId, rules.channelId ?? userId);
    return sayCost(rules, billing.pricePerMinuteUsd, limitFor(billing, decided, null).minutes);
  };
  const on = (callback: string, field: string, apply: (sent: Submission) => Promise<Applied>) =>
    onForm(app, deps)(callback, async (sent) => {
      const applied = sent.isExternal ? notMember : await apply(sent);
      const { threadTs } = sent;
      return applied.ok
        ? { words: applied.words, at: { threadTs } }
        : { errors: { [field]: applied.problem } };
    });

  /** Somebody whom this person may send; anything else is whom the channel sends. */
  const personaIn = async (sent: Submission) => {
    const id = sent.values[calendarField.persona];
    const choices = id ? await personas.choices(sent) : [];
    const chosen = 'kind' in choices ? undefined : choices.find((one) => one.id === id);
    return chosen?.id ? { persona: { id: chosen.id, name: chosen.name } } : {};
  };

  on(addCalendarCallback, calendarField.address, async (sent) => {
    const outcome = await calendars.add(sent, sent.id, sent.values[calendarField.address] ?? '');
    const words = sayAddOutcome(outcome);
    return outcome.kind === 'added' ? { ok: true, words } : { ok: false, problem: words };
  });
  on(rulesCallback, calendarField.channel, async (sent) => {
    const typed = rulesIn(sent.values);
    const rules = typed && { ...typed, ...(await personaIn(sent)) };
    if (!rules) return { ok: false, problem: 'I couldn’t read that. Please reopen the form.' };
    if (rules.channelId?.startsWith('D')) return { ok: false, problem: sayNoDm };
    const outcome = await calendars.changeRules(sent, rules);
    if (outcome.kind === 'changed')
      return { ok: true, words: `From now on: ${sayRules(rules)}${await cost(sent, rules)}` };
    return { ok: false, problem: outcome.kind === 'refused' ? outcome.reason : sayNotAllowed(outcome) };
  });
}

type Applied = { ok: true; words: string } | { ok: false; problem: string };
const notMember: Applied = { ok: false, problem: sayNotAllowed({ kind: 'not_member' }) };

const rulesSchema = z.object({
  send: z.enum(['ask', 'all', 'mine', 'named']),
  outside: z.enum(['true', 'false']),
  ahead: z.coerce.number().refine((minutes) => minutesAheadChoices.some((one) => one === minutes)),
  channel: z.string().regex(/^([CGD][A-Z0-9]+)?$/),
  word: z.string().max(50),
});

function rulesIn(values: Submission['values']): Rules | null {
  const read = rulesSchema.safeParse({ channel: '', word: '', ...values }).data;
  if (!read) return null;
  const { send, outside, ahead: minutesAhead, channel, word } = read;
  const channelId = channel || null;
  return { send, word: word.trim() || null, skipOutside: outside === 'true', channelId, minutesAhead };
}
