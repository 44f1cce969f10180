import type { HoldReason, KeptNotes } from '../../notes/kept-notes.ts';
import type { MeetingKind } from '../../notes/meeting-kind.ts';
import type { WrittenNotes } from '../../notes/written-notes.ts';
import { quotedWords } from '../mrkdwn.ts';
import { wordsOfModel } from './reasons/models.ts';
import { type HeldRecap, holdReasons } from './reasons/notes.ts';
import { sayReason } from './reasons/reason.ts';

/** The one line that a channel hears of a call. */
export function sayInChannel({ kind, title }: Pick<KeptNotes, 'kind' | 'title'>): string {
  const call = title.trim() ? quotedWords(title, 140) : 'the call';
  return kind === 'highlights'
    ? `:memo: Highlights of ${call} are in this thread.`
    : `:memo: The recap of ${call} is in this thread.`;
}

/** Whether a recap helped; `longer` is read aloud. */
export const ratingLabels = {
  helpful: { label: 'Helpful', longer: 'This recap was helpful' },
  unhelpful: { label: 'Not helpful', longer: 'This recap wasn’t helpful' },
} satisfies Record<string, { label: string; longer: string }>;

export const thanksForRating = 'Thanks, noted.';
export const whoReadsComments =
  'The people who run Stand-in for your workspace can read this. It’s deleted with the call.';

/** Kinds of meetings, to choose from. */
export const kindNames: Record<MeetingKind, string> = {
  standup: 'Standup',
  customer: 'Customer call',
  interview: 'Interview',
  planning: 'Planning',
  general: 'Any other meeting',
};

/** The recap names where its words come from. */
export function saySource(source: WrittenNotes['source']): string {
  switch (source) {
    case 'pikastream':
      return 'From PikaStream’s notes';
    case 'model':
      return 'Written by a model from the transcript';
    case 'extractive':
      return 'Taken from the transcript, without a model';
    case 'google_meet':
      return 'From Google Meet’s own transcript of the call';
    default:
      return source satisfies never;
  }
}

/** Why the model that is set up didn't write these again. */
export function sayNotRewritten(problem: string): string {
  return sayModelProblem('regenerate them', problem);
}

/** While PikaStream's notes are waited for. */
export const sayEarly =
  'PikaStream is still writing its notes. They’ll replace this when they come; your changes stay.';

/** Why there are only highlights. `hasModel`: one is set by now. */
export function sayNobodySummedUp(problem: string | null, hasModel: boolean): string {
  const why = problem
    ? sayModelProblem('sum this call up', problem)
    : `No model ${hasModel ? 'was' : 'is'} set, so nobody summed this up.`;
  return `${why} These are people’s own words.`;
}

export const soundsLikeAPromise =
  '*Sounds like a promise*\nKeep the ones that are tasks. Until then nobody is mentioned or reminded.';

/** For people who want calls summed up; local models come first. */
export const howToSetUpNotes = [
  '*Set up notes*: an admin of Stand-in sets a model and restarts it.',
  '• *On your own machine*, so no word leaves it. With Ollama: `MODEL=compatible/<its name>` and `MODEL_BASE_URL=http://localhost:11434/v1`.',
  '• *From a provider*: `MODEL=anthropic/<its name>` with `ANTHROPIC_API_KEY`, or `MODEL=openai/<its name>` with `OPENAI_API_KEY`. What is said in calls then goes there.',
  'For more, see “A model for notes” in docs/operating.md.',
].join('\n');

export function sayHeld(because: HoldReason, held: HeldRecap): string {
  const { what, next } = holdReasons[because](held);
  return `:lock: ${what}\n${next}`;
}

function sayModelProblem(what: string, problem: string): string {
  const why = wordsOfModel(problem);
  return sayReason({ what: `The model couldn’t ${what}: ${why.what}.`, next: why.next });
}
