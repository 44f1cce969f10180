import { highlightsOf } from '../../../services/notes/extractive/highlights.ts';
import type { WrittenNotes } from '../../../services/notes/written-notes.ts';
import { type Meeting, meetingsIn } from '../meeting-file.ts';
import { promiseHits } from './score.ts';

const folder = new URL('../meetings/', import.meta.url);

/** Prints how many quotes that sound like a promise are one, on meetings that nobody here held or transcribed. `--details` shows them. */
export function evaluateNotes(args: readonly string[]): void {
  const details = args.includes('--details');
  const meetings = meetingsIn(folder);
  for (const part of ['tuning', 'held-out'])
    report(
      part,
      meetings.filter((meeting) => meeting.part === part),
      details,
    );
}

function report(part: string, those: readonly Meeting[], details: boolean): void {
  console.log(`\n${part}`);
  const hits = those.map((meeting) => show(meeting, notesOf(meeting), details));
  const sum = (of: (hit: (typeof hits)[number]) => number) => hits.reduce((total, hit) => total + of(hit), 0);
  console.log(
    `  all: ${figures(
      sum(({ hit }) => hit),
      sum(({ found }) => found),
      sum(({ references }) => references),
    )}`,
  );
}

function show(meeting: Meeting, notes: WrittenNotes, details: boolean) {
  const { pairs, ...hits } = promiseHits(meeting, notes);
  console.log(`  ${meeting.title}: ${figures(hits.hit, hits.found, hits.references)}`);
  if (!details) return hits;
  const matched = new Set(pairs.values());
  for (const item of notes.actionItems)
    console.log(
      `      ${matched.has(item) ? '+' : '?'} ${item.owner ?? 'nobody'}: ${item.text} ${item.due?.date ?? ''}`,
    );
  for (const reference of meeting.references.filter((one) => !pairs.has(one)))
    console.log(`      - ${reference.owner} | ${reference.text}`);
  for (const { startMs, text } of notes.timeline)
    console.log(`      ${Math.round(startMs / 1000)} s ${text}`);
  return hits;
}

function figures(hit: number, found: number, references: number): string {
  return `of ${found} quotes ${hit} are promises; ${references} were made`;
}

function notesOf({ segments, startedAt, participants }: Meeting): WrittenNotes {
  return highlightsOf({ segments, startedAt, timeZone: 'UTC', participants, botName: 'Pika' });
}
