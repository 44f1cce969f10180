import { z } from 'zod';
import type { Notes } from '../sessions/session-notes.ts';
import { dayOf, dueIn } from './extractive/due.ts';
import { capped, limits } from './extractive/limits.ts';
import { evidenceFinder } from './find-evidence.ts';
import type { Recording } from './recording.ts';
import type { ActionItem, Due, WrittenNotes } from './written-notes.ts';

/** PikaStream's own notes in the product's shape, with the words of the transcript that they rest on where these are clear. */
export function fromPikaStream(notes: Notes, recording: Recording): WrittenNotes {
  const evidenceOf = evidenceFinder(recording.segments);
  const today = dayOf(recording.startedAt, recording.timeZone);
  const item = ({ text, owner, due }: Notes['action_items'][number]): ActionItem => ({
    text: capped(text.trim(), limits.item),
    owner: capped(owner?.trim() ?? '', limits.name) || null,
    due: due?.trim() ? dueOf(due.trim(), today) : null,
    evidence: evidenceOf(text),
  });
  return {
    kind: 'summary',
    source: 'pikastream',
    title: capped(notes.title?.trim() ?? '', limits.title),
    summary: capped(notes.summary.trim(), limits.summary),
    ...{ points: [], meetingKind: 'general', findings: [] },
    decisions: notes.decisions
      .filter((text) => text.trim())
      .slice(0, limits.decisions)
      .map((text) => ({ text: capped(text.trim(), limits.item), evidence: evidenceOf(text) })),
    actionItems: notes.action_items
      .filter(({ text }) => text.trim())
      .slice(0, limits.actionItems)
      .map(item),
    questions: [],
    chapters: notes.chapters.slice(0, limits.chapters).map(({ title, start_ms, summary }) => ({
      title: capped(title, limits.chapterTitle),
      startMs: start_ms,
      summary: capped(summary ?? '', limits.chapterSummary) || null,
    })),
    timeline: [],
    participants: participantsOf(notes, recording),
  };
}

/** The words as given; a date where they name one. */
function dueOf(words: string, today: Date | null): Due {
  // A day that exists, in a year that every database knows.
  const date = z.iso.date().safeParse(words).success && !words.startsWith('0000') ? words : null;
  return { date: date ?? dueIn(words, today)?.date ?? null, words: capped(words, limits.due) };
}

function participantsOf(notes: Notes, { participants, botName }: Recording): string[] {
  const named = notes.participants.map(({ name }) => name.trim()).filter((name) => name && name !== botName);
  return (named.length > 0 ? named : [...participants]).slice(0, limits.participants);
}
