import { nameBeforeColon } from '../../common/name-before-colon.ts';
import { oneLine } from '../../common/one-line.ts';
import { quoted } from '../../common/quoted.ts';
import { topicNames } from '../meeting-kind.ts';
import type { DocumentItem, NotesDocument, Quote } from './document.ts';

/** Characters of one line, and lines of one list: a call of three hours fits everywhere with room to spare. */
const limits = { lineChars: 400, lines: 100, summaryChars: 20_000 } as const;

export type List = { heading: string; lines: readonly string[]; left: number };

/** What all forms of the notes for people have in common, in words; each form escapes them its own way. */
export type Form = {
  title: string;
  facts: string;
  /** Paragraphs. */
  summary: readonly string[];
  lists: readonly List[];
  foot: string;
};

export function formOf({ meeting, notes, actionItems, tasks }: NotesDocument): Form {
  return {
    title: headingOf(meeting.title, notes.kind),
    facts: [when(meeting.startedAt), `${meeting.minutes} min`, inTheCall(notes.participants)]
      .filter(Boolean)
      .join(' · '),
    summary:
      notes.kind === 'highlights'
        ? ['Nobody summed this call up: these are quotes from its transcript, word for word.']
        : paragraphs(notes.summary),
    lists: [
      ...findingLists(notes),
      list('Action items', actionItems.map(item)),
      list(
        'Decisions',
        notes.decisions.map(({ text }) => line(text)),
      ),
      list(
        'Open questions',
        notes.questions.map(({ text }) => line(text)),
      ),
      list('Sounds like a promise', notes.promises.map(promise)),
      list('Chapters', notes.chapters.map(chapter)),
      list('Timeline', notes.timeline.map(moment)),
      list(
        'Done for the call',
        tasks.map(({ title, status }) => `${line(title)} (${taskWords[status]})`),
      ),
    ].filter(({ lines }) => lines.length > 0),
    foot:
      notes.kind === 'highlights'
        ? 'Taken from what was said, word for word.'
        : `${sourceWords[notes.source]} AI-generated. May contain mistakes.`,
  };
}

/** What a document is called wherever it goes. */
export function headingOf(title: string, kind: NotesDocument['notes']['kind']): string {
  const named = oneLine(title, 200) || 'Meeting notes';
  return kind === 'highlights' ? `Highlights: ${named}` : named;
}

/** A canvas's title, a mail's subject. On one line: it begins no header of its own, whatever a call is called. */
export function subjectOf({ meeting, notes }: NotesDocument): string {
  const heading = headingOf(meeting.title, notes.kind);
  return oneLine(notes.kind === 'highlights' ? heading : `Notes: ${heading}`, 200);
}

function list(heading: string, all: readonly string[]): List {
  const lines = all.filter((text) => text !== '');
  return { heading, lines: lines.slice(0, limits.lines), left: Math.max(0, lines.length - limits.lines) };
}

function line(text: string): string {
  return oneLine(text, limits.lineChars);
}

function paragraphs(text: string): string[] {
  return text
    .slice(0, limits.summaryChars)
    .split(/\r\n?|\n/)
    .map((part) => oneLine(part, limits.summaryChars))
    .filter(Boolean);
}

/** Of a standup by person, of other meetings by topic. */
function findingLists({ meetingKind, findings }: NotesDocument['notes']): List[] {
  const isStandup = meetingKind === 'standup';
  const groups = Map.groupBy(findings, ({ topic, person }) =>
    isStandup ? oneLine(person ?? '', 80) || 'Someone' : topicNames[topic],
  );
  return [...groups].map(([heading, those]) =>
    list(
      heading,
      those.map(({ topic, text }) => line(isStandup ? `${topicNames[topic]}: ${text}` : text)),
    ),
  );
}

function item({ text, owner, due, state }: DocumentItem): string {
  const done = state === 'done' ? 'Done: ' : '';
  const when = due ? `, due ${dueWords(due)}` : '';
  return `${done}${line(text)} (${owner ? oneLine(owner.name, 80) : 'unassigned'}${when})`;
}

function dueWords({ date, words }: { date: string | null; words: string }): string {
  const said = oneLine(words, 60);
  if (!date) return said;
  return said && said !== date ? `${date}, ${quoted(said, 60)}` : date;
}

function chapter({ title, startMs, summary }: NotesDocument['notes']['chapters'][number]): string {
  return `${timecode(startMs)} ${line(title)}${summary ? `: ${line(summary)}` : ''}`;
}

function promise({ before, ...said }: Quote): string {
  return before ? `${moment(said)} (after: ${quoted(before.text, limits.lineChars)})` : moment(said);
}

function moment({ speaker, startMs, text }: Omit<Quote, 'before'>): string {
  return `${timecode(startMs)} ${nameBeforeColon(speaker, 80) || 'Someone'}: ${quoted(text, limits.lineChars)}`;
}

/** A place in a call: `0:12:05`. */
function timecode(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000)) || 0;
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3_600)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

/** Readers of a mail or a page may be anywhere: the zone is said. */
function when(moment: Date | null): string {
  return moment ? `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC` : '';
}

function inTheCall(names: readonly string[]): string {
  const shown = names.map((name) => oneLine(name, 60)).filter(Boolean);
  const more = shown.length > 30 ? ` and ${shown.length - 30} more` : '';
  return shown.length > 0 ? `In the call: ${shown.slice(0, 30).join(', ')}${more}` : '';
}

const taskWords = {
  pending: 'waiting',
  in_progress: 'running',
  complete: 'done',
  error: 'failed',
} as const;

const sourceWords = {
  pikastream: 'From PikaStream’s notes.',
  model: 'Written by a model from the transcript.',
  extractive: 'Taken from what was said, word for word.',
  google_meet: 'From Google Meet’s transcript.',
} as const;
