import type { App } from '@slack/bolt';
import { forgetAction, forgetMeAction } from '../../services/slack/blocks/forget.ts';
import { hintView, summaryView } from '../../services/slack/blocks/notes-forms.ts';
import { promiseAction } from '../../services/slack/blocks/promises.ts';
import { notesAction } from '../../services/slack/blocks/recap.ts';
import { sayForget, sayForgottenMe } from '../../services/slack/words/forgetting.ts';
import { howToSetUpNotes } from '../../services/slack/words/notes.ts';
import { sayNotesOutcome } from '../../services/slack/words/reasons/notes.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { formOpener } from './form-opener.ts';
import { onPress } from './on-press.ts';
import { meetingDecision } from './press.ts';

/** The buttons of recaps. */
export function registerNotesButtons(app: App, deps: ListenerDeps): void {
  const { useCases } = deps;
  const { notes } = useCases;
  const on = onPress(app, deps);
  const open = formOpener(useCases);

  on(notesAction.release, async (press) => sayNotesOutcome(await notes.release(meetingDecision(press))));
  on(notesAction.edit, async (press) => {
    const found = await notes.summaryForm(meetingDecision(press));
    if (found.kind !== 'form') return sayNotesOutcome(found);
    return open(press, summaryView(press.id, found.summary, press.audience));
  });
  on(promiseAction.unfold, async (press) => sayNotesOutcome(await notes.unfold(meetingDecision(press))));
  on(notesAction.setUp, async () => howToSetUpNotes);
  on(notesAction.rewrite, (press) => open(press, hintView(press.id, press.audience)));
  for (const [action, helpful] of [
    [notesAction.helpful, true],
    [notesAction.unhelpful, false],
  ] as const) {
    on(action, async (press) => {
      const outcome = await notes.rate(meetingDecision(press), helpful);
      return sayNotesOutcome(outcome) ?? 'Thanks, noted.';
    });
  }
  on(forgetMeAction, async ({ audience }) => sayForgottenMe(await notes.forgetMe(audience)));
  on(forgetAction, async (press) => sayForget(await notes.forget(meetingDecision(press))));
}
