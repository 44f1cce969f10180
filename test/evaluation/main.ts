import { readdirSync, readFileSync } from 'node:fs';
import { writeExtractive } from '../../services/notes/extractive/write-extractive.ts';
import type { WrittenNotes } from '../../services/notes/written-notes.ts';
import { type Meeting, meetingIn } from './meeting-file.ts';
import { actionHits, coverage, decisionHits, pk, topicHits } from './score.ts';

/** Prints how the extractive writer does on meetings that nobody here held or transcribed. `--details` shows them. */
const folder = new URL('./meetings/', import.meta.url);
const details = process.argv.includes('--details');
const meetings = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => meetingIn(readFileSync(new URL(name, folder), 'utf8')));

for (const part of ['tuning', 'held-out'])
  report(
    part,
    meetings.filter((meeting) => meeting.part === part),
  );

function report(part: string, those: readonly Meeting[]): void {
  const results = those.map((meeting) => ({ meeting, notes: notesOf(meeting) }));
  console.log(`\n${part}`);
  for (const { meeting, notes } of results) show(meeting, notes);
  const hits = results.map(({ meeting, notes }) => actionHits(meeting, notes));
  const sum = (of: (hit: (typeof hits)[number]) => number) => hits.reduce((total, hit) => total + of(hit), 0);
  const [references, found, hit] = [
    sum((one) => one.references),
    sum((one) => one.found),
    sum((one) => one.hit),
  ];
  console.log(
    `  action items  recall ${share(hit, references)}  precision ${share(hit, found)}  owner right ${share(
      sum((one) => one.owners),
      hit,
    )}`,
  );
}

function show(meeting: Meeting, notes: WrittenNotes): void {
  const { pairs, ...hits } = actionHits(meeting, notes);
  const starts = notes.chapters.map((chapter) => chapter.startMs).filter((at) => at > 0);
  console.log(
    `  ${meeting.title}: ${Math.round(meeting.lengthMs / 60_000)} min, ${meeting.segments.length} segments`,
  );
  console.log(
    `    action items  recall ${share(hits.hit, hits.references)}  precision ${share(hits.hit, hits.found)}`,
  );
  if (meeting.decisions.length > 0) {
    console.log(
      `    decisions     recall ${share(decisionHits(meeting, notes), meeting.decisions.length)} (of ${notes.decisions.length} written)`,
    );
  }
  if (meeting.topics.length > 0) console.log(`    chapters      ${chapterFigures(meeting, starts)}`);
  if (details) showDetails(meeting, notes, pairs);
}

/** Beside what as many chapters of one length would get. */
function chapterFigures(meeting: Meeting, starts: readonly number[]): string {
  const even = starts.map((_, index) => ((index + 1) * meeting.lengthMs) / (starts.length + 1));
  const figures = (at: readonly number[]) =>
    `starts ${share(topicHits(meeting, at), meeting.topics.length)}  coverage ${percent(coverage(meeting, at))}  Pk ${pk(meeting, at).toFixed(2)}`;
  return `${starts.length + 1} for ${meeting.topics.length + 1} topics: ${figures(starts)}; evenly spaced: ${figures(even)}`;
}

function showDetails(
  meeting: Meeting,
  notes: WrittenNotes,
  pairs: ReturnType<typeof actionHits>['pairs'],
): void {
  const matched = new Set(pairs.values());
  console.log(notes.summary.replaceAll(/^/gm, '      '));
  for (const item of notes.actionItems) {
    console.log(
      `      ${matched.has(item) ? '+' : '?'} ${item.owner ?? 'nobody'} → ${item.text} ${item.due?.date ?? ''}`,
    );
  }
  for (const reference of meeting.references.filter((one) => !pairs.has(one))) {
    console.log(`      - ${reference.owner} | ${reference.text}`);
  }
  for (const { text } of notes.decisions) console.log(`      decision: ${text}`);
  for (const { text } of notes.questions) console.log(`      question: ${text}`);
  for (const { startMs, title } of notes.chapters)
    console.log(`      ${Math.round(startMs / 1000)} s ${title}`);
  console.log(`      topics at ${meeting.topics.map((at) => Math.round(at / 1000)).join(', ')} s`);
}

function notesOf({ segments, startedAt, participants }: Meeting): WrittenNotes {
  return writeExtractive({ segments, startedAt, timeZone: 'UTC', participants, botName: 'Pika' });
}

function share(part: number, whole: number): string {
  return whole === 0 ? 'none' : `${percent(part / whole)} (${part}/${whole})`;
}

function percent(value: number): string {
  return `${Math.round(value * 100)} %`;
}
