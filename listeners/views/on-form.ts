import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { noticeView } from '../../services/slack/blocks/forms.ts';
import { withoutMarkup } from '../../services/slack/mrkdwn.ts';
import { sayFormRefused } from '../../services/slack/words/commands.ts';
import { inTime } from '../in-time.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { parseSubmission, type Submission } from './submission.ts';

/** What a form is answered with; null closes it, and that is all. */
export type FormAnswer =
  /** What is wrong, by field: it stays open. */
  | { errors: Readonly<Record<string, string>> }
  /** What its person is told. `at`: elsewhere than in the form's channel, outside of threads. */
  | { words: string | Promise<string>; at?: { channelId?: string; threadTs?: string | null } }
  /** Shown in its window instead. `ifClosed`: what its person is told where that is closed by then. */
  | { view: ModalView; ifClosed: string }
  /** Done once it's closed. */
  | { afterwards: () => Promise<unknown> }
  | null;

/** A window that stays open for what is to be shown in it. */
type Meanwhile = { title: string; words: string };

/**
 * A form is handled, then acknowledged. Where Slack or the database is slow it's closed meanwhile, or shows `meanwhile`, and its
 * person is told what came of it.
 */
export const onForm =
  (app: App, { useCases, appContext }: ListenerDeps) =>
  (callback: string, handle: (sent: Submission) => Promise<FormAnswer>, meanwhile?: Meanwhile): void => {
    app.view(callback, async ({ body, ack }) => {
      const sent = parseSubmission(body, appContext(body));
      if (!sent) return ack();
      const handling = handle(sent);
      const first = await inTime(useCases, sent.teamId, handling);
      if (!first) {
        const view = meanwhile && noticeView(meanwhile.title, meanwhile.words);
        await (view ? ack({ response_action: 'update', view }) : ack());
        return tellLate(useCases, sent, await handling, meanwhile);
      }
      const answer = first.value;
      if (answer && 'errors' in answer)
        return ack({ response_action: 'errors', errors: inForm(answer.errors) });
      if (answer && 'view' in answer) return ack({ response_action: 'update', view: answer.view });
      if (answer && 'words' in answer) await tell(useCases, sent, answer);
      await ack();
      if (answer && 'afterwards' in answer) await answer.afterwards();
    });
  };

async function tellLate(
  useCases: ListenerDeps['useCases'],
  sent: Submission,
  answer: FormAnswer,
  meanwhile: Meanwhile | undefined,
): Promise<void> {
  if (!answer) return;
  if ('errors' in answer) {
    const words = sayFormRefused(Object.values(answer.errors));
    if (meanwhile && (await useCases.updateForm(sent, noticeView(meanwhile.title, words)))) return;
    // They may have left the channel.
    return tellInDm(useCases, sent, words);
  }
  if ('words' in answer) return tell(useCases, sent, answer);
  if ('afterwards' in answer) return void (await answer.afterwards());
  if (!(await useCases.updateForm(sent, answer.view))) await tell(useCases, sent, { words: answer.ifClosed });
}

async function tell(
  { postEphemeral, postEphemeralLater }: ListenerDeps['useCases'],
  { teamId, channelId, userId }: Submission,
  { words, at }: Extract<FormAnswer, { words: unknown }>,
): Promise<void> {
  const to = { teamId, channelId, userId, threadTs: null, ...at };
  if (typeof words === 'string') await postEphemeral(to, words);
  else postEphemeralLater(to, words);
}

function tellInDm(
  { replyLater }: ListenerDeps['useCases'],
  { teamId, userId }: Submission,
  words: string,
): void {
  replyLater({ teamId, userId, channelId: userId, threadTs: null }, Promise.resolve(words), []);
}

/** Slack shows words beside a field as they are. */
export function inForm(errors: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([field, words]) => [field, withoutMarkup(words).slice(0, 1_000)]),
  );
}
