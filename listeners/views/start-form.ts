import type { App } from '@slack/bolt';
import { pickStartCallback, pickStartField } from '../../services/slack/blocks/start-form.ts';
import { sayNoAccess } from '../../services/slack/words/reasons/access.ts';
import { sayDecision } from '../../services/slack/words/reasons/decisions.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { onForm } from './on-form.ts';

/** Schedules the time that was picked. The form shows why a time isn’t possible; any other obstacle is told beside the card. */
export function registerStartForm(app: App, deps: ListenerDeps): void {
  const { decide, whyNotHere } = deps.useCases;
  onForm(app, deps)(pickStartCallback, async (sent) => {
    const seconds = Number(sent.values[pickStartField]);
    if (!Number.isSafeInteger(seconds)) return null;
    const refusal = await whyNotHere(sent);
    if (refusal) return { errors: { [pickStartField]: sayNoAccess(refusal) } };
    const { id: meetingId, teamId, channelId, threadTs, userId, isExternal } = sent;
    const outcome = await decide(
      { meetingId, teamId, channelId, userId, isExternal },
      { kind: 'choose_start', pick: { at: new Date(seconds * 1_000) } },
    );
    const words = sayDecision('choose_start', outcome, userId);
    if (words && outcome.kind === 'bad_time') return { errors: { [pickStartField]: words } };
    return words ? { words, at: { threadTs } } : null;
  });
}
