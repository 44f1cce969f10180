import type { App } from '@slack/bolt';
import { pickStartCallback, pickStartField } from '../../services/slack/blocks/start-form.ts';
import { sayDecision } from '../../services/slack/words/reasons/decisions.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { parseSubmission } from './submission.ts';

/** Schedules the time that was picked. The form shows why a time isn’t possible; any other obstacle is told beside the card. */
export function registerStartForm(app: App, { useCases, appContext }: ListenerDeps): void {
  app.view(pickStartCallback, async ({ body, ack }) => {
    const sent = parseSubmission(body, appContext(body));
    const seconds = Number(sent?.values[pickStartField]);
    if (!sent || !Number.isSafeInteger(seconds)) return ack();
    const { id: meetingId, teamId, channelId, threadTs, userId, isExternal } = sent;
    const outcome = await useCases.decide(
      { meetingId, teamId, channelId, userId, isExternal },
      { kind: 'choose_start', pick: { at: new Date(seconds * 1_000) } },
    );
    const words = sayDecision('choose_start', outcome, userId);
    if (words && outcome.kind === 'bad_time')
      return ack({ response_action: 'errors', errors: { [pickStartField]: words } });
    if (words) await useCases.postEphemeral({ teamId, channelId, threadTs, userId }, words);
    return ack();
  });
}
