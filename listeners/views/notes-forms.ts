import type { App } from '@slack/bolt';
import type { Decision } from '../../services/meetings/decide.ts';
import type { NotesOutcome } from '../../services/notes/decide-notes.ts';
import {
  commentCallback,
  hintCallback,
  kindField,
  notesField,
  shareCallback,
  shareField,
  summaryCallback,
} from '../../services/slack/blocks/notes-forms.ts';
import { sayNotesOutcome } from '../../services/slack/words/reasons/notes.ts';
import { sayNotShared } from '../../services/slack/words/reasons/sharing.ts';
import { sayNowShared } from '../../services/slack/words/sharing.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { parseSubmission } from './submission.ts';

/** Other words for a summary, what a model should look at, what was wrong, and where a copy goes. What is wrong stands in the form. */
export function registerNotesForms(app: App, { useCases, appContext }: ListenerDeps): void {
  const on = (
    callback: string,
    apply: (decision: Decision, text: string, kind: string) => Promise<NotesOutcome>,
  ) =>
    app.view(callback, async ({ body, ack }) => {
      const sent = parseSubmission(body, appContext(body));
      if (!sent) return ack();
      const { id: meetingId, teamId, channelId, userId, isExternal, values } = sent;
      const decision = { meetingId, teamId, channelId, userId, isExternal };
      const problem = sayNotesOutcome(
        await apply(decision, values[notesField] ?? '', values[kindField] ?? ''),
      );
      return problem
        ? ack({ response_action: 'errors', errors: { [notesField]: problem.slice(0, 1_000) } })
        : ack();
    });

  on(summaryCallback, useCases.notes.editSummary);
  on(hintCallback, useCases.notes.rewrite);
  on(commentCallback, useCases.notes.comment);

  app.view(shareCallback, async ({ body, ack }) => {
    const sent = parseSubmission(body, appContext(body));
    if (!sent) return ack();
    const { id: meetingId, teamId, channelId, userId, isExternal, threadTs, values } = sent;
    const to = values[shareField] ?? '';
    const outcome = await useCases.notes.share({ meetingId, teamId, channelId, userId, isExternal }, to);
    const problem = sayNotShared(outcome);
    if (problem) return ack({ response_action: 'errors', errors: { [shareField]: problem } });
    await useCases.postEphemeral({ teamId, channelId, userId, threadTs }, sayNowShared(to));
    return ack();
  });
}
