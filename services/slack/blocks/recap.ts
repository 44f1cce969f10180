import type { KnownBlock } from '@slack/types';
import type { Meeting } from '../../meetings/meeting.ts';
import { billedMilliseconds, costUsd } from '../../meetings/money.ts';
import type { KeptNotes } from '../../notes/kept-notes.ts';
import type { Task } from '../../tasks/task.ts';
import { limits } from '../limits.ts';
import { cap, escapeText, mention, quote, time } from '../mrkdwn.ts';
import { dollars, duration } from '../words/amounts.ts';
import { askedBy } from '../words/asked-by.ts';
import { sayFellBack, saySource } from '../words/notes.ts';
import { itemBlocks, itemsPerMessage } from './action-items.ts';
import { actions, button, type Content, context, section } from './elements.ts';
import { noteDetails } from './note-details.ts';

export const notesAction = {
  edit: 'notes_edit',
  rewrite: 'notes_rewrite',
  helpful: 'notes_helpful',
  unhelpful: 'notes_unhelpful',
  release: 'notes_release',
} as const;

/** Characters of the summary that everyone reads; the whole of a longer one follows below. */
const maxGlanceChars = 900;

export type RecapInput = {
  meeting: Meeting;
  notes: KeptNotes;
  tasks: readonly Task[];
  /** Whether there is a model to write them again. */
  canRewrite: boolean;
};

/** The notes of a call as messages of its thread: at a glance first, what is longer after it. Each fits Slack's limits. */
export function recap(input: RecapInput): Content[] {
  const { notes, tasks } = input;
  const shown = notes.items.slice(0, itemsPerMessage);
  const pages: Content[] = [];
  for (let from = itemsPerMessage; from < notes.items.length; from += itemsPerMessage) {
    const items = notes.items.slice(from, from + itemsPerMessage);
    pages.push({ text: 'More action items', blocks: [section('*More action items*'), ...itemBlocks(items)] });
  }
  const long = notes.summary.trim().length > maxGlanceChars;
  const details = noteDetails(notes, tasks, long);
  return [glance(input, long, shown), ...pages, ...details];
}

function glance(
  { meeting, notes, canRewrite }: RecapInput,
  long: boolean,
  items: KeptNotes['items'],
): Content {
  const title = quote(notes.title || 'Recap', 140);
  const summary = long ? shortened(notes.summary.trim()) : notes.summary.trim();
  const blocks: KnownBlock[] = [
    section(`*${title}*\n${escapeText(summary) || '_No summary._'}`),
    ...(items.length > 0
      ? [section('*Action items*'), ...itemBlocks(items)]
      : [section('*Action items*\nNo action items were noted.')]),
    context(...facts(meeting, notes)),
    ...actions([
      button('Edit summary', notesAction.edit, meeting.id),
      ...(canRewrite ? [button('Regenerate', notesAction.rewrite, meeting.id)] : []),
      button('Helpful', notesAction.helpful, meeting.id),
      button('Not helpful', notesAction.unhelpful, meeting.id),
    ]),
  ];
  return { text: cap(`${title}: ${quote(notes.summary, 1_500)}`, limits.messageText), blocks };
}

/** Whole sentences, as many as fit. */
function shortened(summary: string): string {
  const start = summary.slice(0, maxGlanceChars);
  const end = Math.max(start.lastIndexOf('. '), start.lastIndexOf('\n'));
  return `${end > maxGlanceChars / 3 ? start.slice(0, end + 1) : start.toWellFormed()} (full text below)`;
}

/** Where the words come from, what the call took, and who was there. */
function facts(meeting: Meeting, notes: KeptNotes): string[] {
  const end = meeting.sessionEndedAt ?? notes.writtenAt;
  const spent = `${duration(billedMilliseconds(meeting, end))}, ${dollars(costUsd(meeting, end))} at most`;
  const people = notes.participants.map((name) => quote(name || 'someone', 60)).slice(0, 20);
  const who = people.length > 0 ? ` · In the call: ${people.join(', ')}` : '';
  const edited =
    notes.editedBy && notes.editedAt
      ? [
          `Summary edited by ${mention(notes.editedBy)}, ${time(notes.editedAt, '{date_short_pretty} at {time}')}.`,
        ]
      : [];
  const hinted = notes.hint
    ? [`Regenerated for ${mention(notes.hintBy ?? '')}: “${quote(notes.hint, 200)}”`]
    : [];
  const fellBack = notes.fellBack ? [sayFellBack(notes.fellBack, notes.source)] : [];
  const byApp = meeting.requestedVia === 'bot' ? [`${askedBy(meeting)}.`] : [];
  return [
    `${saySource(notes.source)} · ${spent}${who}. AI-generated. May contain mistakes.`,
    ...byApp,
    ...fellBack,
    ...hinted,
    ...edited,
  ];
}
