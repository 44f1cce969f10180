import type { App } from '@slack/bolt';
import {
  editFactCallback,
  factField,
  noMeeting,
  rememberCallback,
} from '../../services/slack/blocks/memory.ts';
import { sayFactOutcome, sayRemembered } from '../../services/slack/words/memory.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { parseSubmission, type Submission } from './submission.ts';

/** What is known, put into other words; and a message that is to be remembered. What is wrong stands in the form. */
export function registerMemoryForms(app: App, { useCases, appContext }: ListenerDeps): void {
  const { memory, pageOf, postEphemeral } = useCases;
  /** What was done is whispered; what wasn't stands in the form. */
  const on = (callback: string, send: (sent: Submission) => Promise<{ isDone: boolean; words: string }>) =>
    app.view(callback, async ({ body, ack }) => {
      const sent = parseSubmission(body, appContext());
      if (!sent) return ack();
      const { isDone, words } = await send(sent);
      if (!isDone) {
        const errors = { [factField.text]: words.slice(0, 1_000) };
        return ack({ response_action: 'errors', errors });
      }
      await postEphemeral(audienceOf(sent), words);
      return ack();
    });

  on(editFactCallback, async (sent) => {
    const press = { ...actorOf(sent), factId: sent.id, version: sent.number };
    const text = sent.values[factField.text] ?? '';
    const outcome = await memory.change(press, { kind: 'edit', text });
    return { isDone: outcome.kind === 'edited', words: sayFactOutcome(outcome, pageOf) };
  });
  on(rememberCallback, async (sent) => {
    const { channelId, threadTs: ts, authorId, values } = sent;
    const text = values[factField.text] ?? '';
    const outcome = await memory.remember(actorOf(sent), {
      text,
      isPrivate: values[factField.readers] === 'me',
      aboutId: values[factField.about] || null,
      source:
        ts === null
          ? { kind: 'typed' }
          : {
              kind: 'message',
              authorId,
              channelId,
              ts,
              quote: '',
              meetingId: sent.id === noMeeting ? null : sent.id,
            },
    });
    const isDone = outcome.kind === 'kept' || outcome.kind === 'known';
    return { isDone, words: sayRemembered(outcome) };
  });
}

function actorOf({ teamId, channelId, userId, isExternal }: Submission) {
  return { teamId, channelId, userId, isExternal };
}

/** Below the thread's message would be lost to who isn't in the thread. */
function audienceOf({ teamId, channelId, userId }: Submission) {
  return { teamId, channelId, userId, threadTs: null };
}
