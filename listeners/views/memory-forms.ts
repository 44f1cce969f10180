import type { App } from '@slack/bolt';
import type { Remembered } from '../../services/memory/remember-fact.ts';
import { guestField, linkGuestCallback } from '../../services/slack/blocks/guests.ts';
import {
  editFactCallback,
  factField,
  noMeeting,
  rememberCallback,
} from '../../services/slack/blocks/memory.ts';
import { sayFactOutcome, sayGuestOutcome, sayRemembered } from '../../services/slack/words/memory.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { onForm } from './on-form.ts';
import type { Submission } from './submission.ts';

/** What is known, put into other words; and a message that is to be remembered. What is wrong stands in the form. */
export function registerMemoryForms(app: App, deps: ListenerDeps): void {
  const { memory, pagesIn } = deps.useCases;
  /** What was done is whispered; what wasn't stands in the form. */
  const on = (
    callback: string,
    field: string,
    send: (sent: Submission) => Promise<{ isDone: boolean; words: string }>,
  ) =>
    onForm(app, deps)(callback, async (sent) => {
      const { isDone, words } = await send(sent);
      // Below the thread's message they would be lost to who isn't in the thread.
      return isDone ? { words } : { errors: { [field]: words } };
    });

  on(editFactCallback, factField.text, async (sent) => {
    const press = { ...actorOf(sent), factId: sent.id, version: sent.number };
    const text = sent.values[factField.text] ?? '';
    const outcome = await memory.change(press, { kind: 'edit', text });
    return { isDone: outcome.kind === 'edited', words: sayFactOutcome(outcome, pagesIn(sent.teamId)) };
  });
  on(rememberCallback, factField.text, async (sent) => {
    const { values } = sent;
    const text = values[factField.text] ?? '';
    const outcome = await memory.remember(actorOf(sent), {
      text,
      isPrivate: values[factField.readers] === 'me',
      aboutId: values[factField.about] || null,
      source: sourceOf(sent),
    });
    const isDone = outcome.kind === 'kept' || outcome.kind === 'known';
    return { isDone, words: sayRemembered(outcome) };
  });
  on(linkGuestCallback, guestField.email, async (sent) => {
    const press = { ...actorOf(sent), factId: sent.id, version: sent.number };
    const { [guestField.person]: userId, [guestField.email]: email = '' } = sent.values;
    const outcome = await memory.linkGuest(press, { userId: userId || null, email });
    return { isDone: outcome.kind === 'linked', words: sayGuestOutcome(outcome) };
  });
}

/** A message; or a line of a call's brief, which is no message. */
function sourceOf({ id, channelId, threadTs: ts, authorId }: Submission): Remembered['source'] {
  const meetingId = id === noMeeting ? null : id;
  if (ts !== null) return { kind: 'message', authorId, channelId, ts, quote: '', meetingId };
  return meetingId === null ? { kind: 'typed' } : { kind: 'brief', meetingId };
}

function actorOf({ teamId, channelId, userId, isExternal }: Submission) {
  return { teamId, channelId, userId, isExternal };
}
