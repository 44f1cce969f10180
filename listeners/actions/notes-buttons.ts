import type { App } from '@slack/bolt';
import { forgetAction, forgetMeAction } from '../../services/slack/blocks/forget.ts';
import { notesAction } from '../../services/slack/blocks/notes-action.ts';
import { commentView, hintView, shareView, summaryView } from '../../services/slack/blocks/notes-forms.ts';
import { promiseAction } from '../../services/slack/blocks/promises.ts';
import { sayForget, sayForgottenMe } from '../../services/slack/words/forgetting.ts';
import { howToSetUpNotes, thanksForRating } from '../../services/slack/words/notes.ts';
import { sayNotesOutcome } from '../../services/slack/words/reasons/notes.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { formOpener } from './form-opener.ts';
import { onPress } from './on-press.ts';
import { meetingDecision, type Press } from './press.ts';

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
  on(notesAction.share, (press) => open(press, shareView(press.id, press.audience)));
  const rate = async (press: Press, helpful: boolean) => {
    const refusal = sayNotesOutcome(await notes.rate(meetingDecision(press), helpful));
    if (!refusal && !helpful) await open(press, commentView(press.id, press.audience));
    return refusal ?? thanksForRating;
  };
  on(notesAction.rate, (press) => rate(press, press.verb === 'helpful'));
  // Of recaps that were posted with ordinary buttons.
  on(notesAction.helpful, (press) => rate(press, true));
  on(notesAction.unhelpful, (press) => rate(press, false));
  on(forgetMeAction, async ({ audience }) => sayForgottenMe(await notes.forgetMe(audience)));
  on(forgetAction, async (press) => sayForget(await notes.forget(meetingDecision(press))));
}
