import type { App } from '@slack/bolt';
import { newStandup, standupCallback, standupField } from '../../services/slack/blocks/standup-form.ts';
import { sayBadLink } from '../../services/slack/words/commands.ts';
import { sayStandupRefusal } from '../../services/slack/words/standup.ts';
import type { StandupOutcome, Wanted } from '../../services/standups/outcomes.ts';
import { callIn, minutesIn } from '../commands/typed-values.ts';
import { showStandups } from '../standup-window.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { parseSubmission, type Submission } from './submission.ts';

type Read = { ok: true; wanted: Wanted } | { ok: false; field: string; problem: string };

/** A new standup, or a change of one. What is wrong stands in the form. */
export function registerStandupForm(app: App, { useCases, appContext }: ListenerDeps): void {
  app.view(standupCallback, async ({ body, ack }) => {
    const sent = parseSubmission(body, appContext());
    if (!sent) return ack();
    const refuse = (field: string, problem: string) =>
      ack({ response_action: 'errors', errors: { [field]: problem.slice(0, 1_000) } });
    const read = wantedOf(sent);
    if (!read.ok) return refuse(read.field, read.problem);
    const outcome = await save(useCases.standups, sent, read.wanted);
    if (outcome.kind !== 'changed' && outcome.kind !== 'repeated')
      return refuse(fieldOf(outcome), plain(sayStandupRefusal(outcome)));
    await ack();
    if (sent.coveredViewId) await showStandups(useCases, sent.coveredViewId, sent, null);
  });
}

function save(
  standups: ListenerDeps['useCases']['standups'],
  { id, number: version, viewId, teamId, channelId, userId, isExternal, values }: Submission,
  wanted: Wanted,
): Promise<StandupOutcome> {
  // A form that came back with a problem is sent again, with other words.
  const key = `standup:${viewId}:${JSON.stringify(Object.values(values))}`.slice(0, 500);
  const asker = { teamId, channelId, userId, isExternal, key };
  return id === newStandup
    ? standups.add(asker, wanted, true)
    : standups.change(asker, { id, version }, { kind: 'set', isWhole: true, ...wanted }, true);
}

function wantedOf({ values }: Submission): Read {
  const call = callIn(values[standupField.link]?.trim() ?? '');
  if (!call)
    return {
      ok: false,
      field: standupField.link,
      problem: plain(sayBadLink(values[standupField.link] ?? '')),
    };
  const given = values[standupField.minutes]?.trim() ?? '';
  const minutes = given === '' ? null : minutesIn(given);
  if (given !== '' && minutes === null)
    return {
      ok: false,
      field: standupField.minutes,
      problem: 'That is no number of minutes from 1 to 1440.',
    };
  const when = values[standupField.when] ?? '';
  const zone = values[standupField.zone]?.trim() || null;
  return { ok: true, wanted: { call, when, zone, minutes } };
}

function fieldOf({ kind }: StandupOutcome): string {
  return kind === 'bad_zone' ? standupField.zone : standupField.when;
}

/** Slack parses no markup there. */
function plain(words: string): string {
  return words.replaceAll('`', '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
