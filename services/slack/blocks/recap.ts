import type { KnownBlock } from '@slack/types';
import type { TookAlong } from '../../briefs/went-along.ts';
import { isOver, type Meeting } from '../../meetings/meeting.ts';
import { billedMilliseconds, costUsd } from '../../meetings/money.ts';
import type { Fact } from '../../memory/fact.ts';
import { isKept, type KeptItem } from '../../notes/item.ts';
import type { KeptNotes } from '../../notes/kept-notes.ts';
import type { Task } from '../../tasks/task.ts';
import { limits } from '../limits.ts';
import { cap, escapeText, mention, quote, quotedWords, time } from '../mrkdwn.ts';
import { about, duration } from '../words/amounts.ts';
import { askedBy } from '../words/asked-by.ts';
import { sayTookAlong } from '../words/briefs.ts';
import { sayWithheld } from '../words/consent.ts';
import { sayEarly, sayNobodySummedUp, sayNotRewritten, saySource } from '../words/notes.ts';
import { itemBlocks, itemsPerMessage } from './action-items.ts';
import { actions, button, type Content, context, section } from './elements.ts';
import { factsBelow } from './facts-below.ts';
import { noteDetails, standupText, summaryOf } from './note-details.ts';
import { notesAction } from './notes-action.ts';
import { firstPromises, morePromises } from './promises.ts';
import { withRatings } from './ratings.ts';

/** Characters of the summary that everyone reads; the whole of a longer one follows below. */
const maxGlanceChars = 900;

export type RecapInput = {
  meeting: Meeting;
  notes: KeptNotes;
  tasks: readonly Task[];
  /** What people are asked about it, and what is remembered of it. */
  facts: readonly Fact[];
  /** Whether there is a model to write them again. */
  canRewrite: boolean;
  /** What went along into the call; null where nothing did. */
  tookAlong: TookAlong | null;
};

/** The notes of a call as messages of its thread: at a glance first, what is longer after it. Each fits Slack's limits. */
export function recap(given: RecapInput): Content[] {
  // Without its words nobody can write them again.
  const input = { ...given, canRewrite: given.canRewrite && !keepsNotesAlone(given.notes) };
  const { meeting, notes, tasks, facts } = input;
  const kept = notes.items.filter(isKept);
  const shown = kept.slice(0, itemsPerMessage);
  const pages: Content[] = [];
  for (let from = itemsPerMessage; from < kept.length; from += itemsPerMessage) {
    const items = kept.slice(from, from + itemsPerMessage);
    pages.push({ text: 'More action items', blocks: [section('*More action items*'), ...itemBlocks(items)] });
  }
  const long = summaryOf(notes).length > maxGlanceChars;
  const details = noteDetails(notes, tasks, long);
  const first = notes.kind === 'highlights' ? highlights(input, shown) : glance(input, long, shown);
  // Early notes are replaced soon, and nobody's answer should be.
  const below = isOver(meeting) ? factsBelow(facts, meeting.id) : [];
  return [withRatings(first, meeting.id, below), ...pages, ...details, ...morePromises(notes)];
}

/** Where nobody summed the call up: people's own words, and nothing that claims more. */
function highlights(
  { meeting, notes, canRewrite, tookAlong }: RecapInput,
  kept: readonly KeptItem[],
): Content {
  const title = `Highlights of ${quote(notes.title || 'the call', 140)}`;
  const areEarly = !isOver(meeting);
  const why = areEarly ? sayEarly : sayNobodySummedUp(notes.fellBack, canRewrite);
  const source = notes.source === 'google_meet' ? `${saySource(notes.source)} · ` : '';
  const blocks: KnownBlock[] = [
    section(`*${title}*\n${why}`),
    ...(kept.length > 0 ? [section(headOf(kept)), ...itemBlocks(kept)] : []),
    ...firstPromises(notes),
    ...wentAlong(tookAlong),
    context(
      ...withheldLines(notes),
      `${source}${spentAndWho(meeting, notes)} \`/pika ask\` finds what was said.`,
      ...byApp(meeting),
    ),
    ...actions(areEarly ? [] : [moreNotes(meeting.id, canRewrite), shareButton(meeting.id)]),
  ];
  return { text: cap(`${title}. ${why}`, limits.messageText), blocks };
}

function wentAlong(tookAlong: TookAlong | null): KnownBlock[] {
  return tookAlong ? [section(sayTookAlong(tookAlong))] : [];
}

function shareButton(meetingId: string) {
  return button('Share…', notesAction.share, meetingId);
}

function moreNotes(meetingId: string, canRewrite: boolean) {
  return canRewrite
    ? button('Regenerate', notesAction.rewrite, meetingId)
    : button('Set up notes', notesAction.setUp, meetingId);
}

/** What someone said no to is no action item, but can be taken back. */
function headOf(kept: readonly KeptItem[]): string {
  return kept.some(({ state }) => state !== 'dropped') ? '*Action items*' : '*Not kept*';
}

function glance(
  { meeting, notes, canRewrite, tookAlong }: RecapInput,
  long: boolean,
  items: readonly KeptItem[],
): Content {
  const title = quote(notes.title || 'Recap', 140);
  const people = standupText(notes);
  const summary = long ? shortened(summaryOf(notes)) : summaryOf(notes);
  const blocks: KnownBlock[] = [
    section(`*${title}*\n${escapeText(summary) || '_No summary._'}`),
    ...(people ? [section(people)] : []),
    ...(items.length > 0
      ? [section('*Action items*'), ...itemBlocks(items)]
      : [section('*Action items*\nNo action items were noted.')]),
    ...wentAlong(tookAlong),
    context(...facts(meeting, notes)),
    ...actions([
      button('Edit summary', notesAction.edit, meeting.id),
      ...(canRewrite && isOver(meeting) ? [button('Regenerate', notesAction.rewrite, meeting.id)] : []),
      ...(isOver(meeting) ? [shareButton(meeting.id)] : []),
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

function keepsNotesAlone({ withheld = [] }: KeptNotes): boolean {
  return withheld.some(({ why }) => why === 'notes');
}

/** What is missing, and because of whom. */
function withheldLines({ withheld = [] }: KeptNotes): string[] {
  return [...new Set(withheld.map(sayWithheld))];
}

/** What the call took, and who was there. */
function spentAndWho(meeting: Meeting, notes: KeptNotes): string {
  const end = meeting.sessionEndedAt ?? notes.writtenAt;
  const spent = `${duration(billedMilliseconds(meeting, end))}, ${about(costUsd(meeting, end))}`;
  const people = notes.participants.map((name) => quote(name || 'someone', 60)).slice(0, 20);
  const who = people.length > 0 ? ` · In the call: ${people.join(', ')}` : '';
  return `${spent}${who}.`;
}

function byApp(meeting: Meeting): string[] {
  return meeting.requestedVia === 'bot' ? [`${askedBy(meeting)}.`] : [];
}

/** Where the words come from, what the call took, and who was there. */
function facts(meeting: Meeting, notes: KeptNotes): string[] {
  const edited =
    notes.editedBy && notes.editedAt
      ? [
          `Summary edited by ${mention(notes.editedBy)}, ${time(notes.editedAt, '{date_short_pretty} at {time}')}.`,
        ]
      : [];
  const hinted = notes.hint
    ? [`Regenerated for ${mention(notes.hintBy ?? '')}: ${quotedWords(notes.hint, 200)}`]
    : [];
  const fellBack = notes.fellBack ? [sayNotRewritten(notes.fellBack)] : [];
  return [
    ...withheldLines(notes),
    `${saySource(notes.source)} · ${spentAndWho(meeting, notes)} AI-generated. May contain mistakes.`,
    ...byApp(meeting),
    ...(isOver(meeting) ? [] : [sayEarly]),
    ...fellBack,
    ...hinted,
    ...edited,
  ];
}
