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
import { onForm } from './on-form.ts';

/** Other words for a summary, what a model should look at, what was wrong, and where a copy goes. What is wrong stands in the form. */
export function registerNotesForms(app: App, deps: ListenerDeps): void {
  const { notes } = deps.useCases;
  const on = (
    callback: string,
    apply: (decision: Decision, text: string, kind: string) => Promise<NotesOutcome>,
  ) =>
    onForm(app, deps)(callback, async (sent) => {
      const { id: meetingId, teamId, channelId, userId, isExternal, values } = sent;
      const decision = { meetingId, teamId, channelId, userId, isExternal };
      const problem = sayNotesOutcome(
        await apply(decision, values[notesField] ?? '', values[kindField] ?? ''),
      );
      return problem ? { errors: { [notesField]: problem } } : null;
    });

  on(summaryCallback, notes.editSummary);
  on(hintCallback, notes.rewrite);
  on(commentCallback, notes.comment);

  onForm(app, deps)(shareCallback, async (sent) => {
    const { id: meetingId, teamId, channelId, userId, isExternal, threadTs, values } = sent;
    const to = values[shareField] ?? '';
    const outcome = await notes.share({ meetingId, teamId, channelId, userId, isExternal }, to);
    const problem = sayNotShared(outcome);
    return problem ? { errors: { [shareField]: problem } } : { words: sayNowShared(to), at: { threadTs } };
  });
}
