import type { App } from '@slack/bolt';
import type { Decision } from '../../services/meetings/decide.ts';
import type { NotesOutcome } from '../../services/notes/decide-notes.ts';
import {
  hintCallback,
  kindField,
  notesField,
  summaryCallback,
} from '../../services/slack/blocks/notes-forms.ts';
import { sayNotesOutcome } from '../../services/slack/words/reasons/notes.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { parseSubmission } from './submission.ts';

/** Other words for a summary, and what a model should look at. What is wrong stands in the form. */
export function registerNotesForms(app: App, { useCases, appContext }: ListenerDeps): void {
  const on = (
    callback: string,
    apply: (decision: Decision, text: string, kind: string) => Promise<NotesOutcome>,
  ) =>
    app.view(callback, async ({ body, ack }) => {
      const sent = parseSubmission(body, appContext());
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
}
