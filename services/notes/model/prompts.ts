import { fenced, fenceRule } from '../../common/fence.ts';
import { oneLine } from '../../common/one-line.ts';
import { promptLimits } from './budgets.ts';
import { lineOf, type Piece } from './pieces.ts';

/** What a part is told about the meeting beside the words. */
export interface Setting {
  /** The meeting's day for a reader: `Wednesday, 2026-11-18`; null when it isn't known. */
  readonly day: string | null;
  readonly people: readonly string[];
  readonly bot: string;
  readonly hint: string;
}

/** The task, which no words from a call are part of. */
export function draftInstructions(boundary: string): string {
  return `You write the notes of a meeting from its transcript, for people who were not there.

${fenceRule(boundary)}

Answer with one JSON object and nothing else:
- title: what the meeting was about, up to 10 words.
- summary: what was discussed and what came of it, 3 to 8 sentences, without a greeting or a heading.
- decisions: [{text, segments}]: what was settled, not what was merely proposed.
- actionItems: [{text, owner, due, segments}]: what somebody took on or was asked to do and did not refuse. text begins
  with a verb. owner is a name as used in the call, or null. due is {date: "YYYY-MM-DD" or null, words} or null.
- questions: [{text, segments}]: questions that matter and that nobody answered.
- chapters: [{title, segment, summary}]: the main topics in their order, at most 6; [] for one topic.

Each entry must name in segments the numbers, from the transcript, of one to three segments that say so. Entries without
such segments are thrown away. Do not make anything up: a missing entry is better than a wrong one. A list may be empty.
Write in the language that is spoken most.`;
}

/** The words of a call, fenced, and what a member of the channel asks for, outside the fence. */
export function draftPrompt(part: readonly Piece[], of: Setting, boundary: string): string {
  const people = of.people.map((name) => oneLine(name, 60)).join(', ');
  return [
    `Day of the meeting: ${of.day ?? 'unknown'}. Relative days count from it.`,
    fenced('PEOPLE IN THE CALL', people || 'unknown', boundary),
    fenced('NAME OF THE AI AGENT, WHICH OWNS NO TASKS', of.bot, boundary),
    ...hintOf(of.hint, boundary),
    fenced('TRANSCRIPT', part.map(lineOf).join('\n'), boundary),
    'Write the notes as instructed, from the transcript above.',
  ].join('\n\n');
}

export function wholeInstructions(boundary: string): string {
  return `The notes of one long meeting were written in parts. You write their common title and summary.

${fenceRule(boundary)}

Answer with one JSON object and nothing else:
- title: what the whole meeting was about, up to 10 words.
- summary: what was discussed and what came of it, 5 to 12 sentences in the order of the meeting, without a greeting or a
  heading. Use only what the parts say.
Write in the language of the parts.`;
}

export function wholePrompt(summaries: readonly string[], hint: string, boundary: string): string {
  const parts = summaries.map((summary, index) => `Part ${index + 1}: ${oneLine(summary, summary.length)}`);
  return [
    ...hintOf(hint, boundary),
    fenced('SUMMARIES OF THE PARTS', parts.join('\n'), boundary),
    'Write title and summary as instructed.',
  ].join('\n\n');
}

/** Of a member of the channel, so it is followed, as far as the instructions let it. */
function hintOf(hint: string, boundary: string): string[] {
  const words = oneLine(hint.replaceAll(boundary, ''), promptLimits.hint);
  return words === ''
    ? []
    : [
        `A member of the channel asks for this in how the notes are written (emphasis, length, language, corrections of \
names); rules and shape stay as instructed: ${JSON.stringify(words)}`,
      ];
}
