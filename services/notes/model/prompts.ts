import { fenced, fenceRule } from '../../common/fence.ts';
import { oneLine } from '../../common/one-line.ts';
import { type MeetingKind, type Topic, topicsOf } from '../meeting-kind.ts';
import type { OpenTask } from '../ports/open-items.ts';
import { promptLimits } from './budgets.ts';
import { lineOf, type Piece } from './pieces.ts';

/** What a part is told about the meeting beside the words. */
export interface Setting {
  /** The meeting's day for a reader: `Wednesday, 2026-11-18`; null when it isn't known. */
  readonly day: string | null;
  readonly title: string;
  readonly kind: MeetingKind;
  /** In English; null when it isn't clear. */
  readonly language: string | null;
  readonly people: readonly string[];
  readonly bot: string;
  readonly openItems: readonly OpenTask[];
  readonly hint: string;
}

const kinds: Record<MeetingKind, string> = {
  standup: 'a standup: what each person did, is to do, and is stopped by',
  customer: 'a call with a customer: what they need, what worries them, what was promised to them',
  interview: 'an interview: what the person told, without any judgement of them',
  planning: 'planning: what is wanted, what is in and out, what may go wrong',
  general: 'a meeting',
};

const meanings: Record<Topic, string> = {
  yesterday: 'what they did since last time',
  today: 'what they do next',
  blockers: 'what stops them',
  needs: 'what the customer wants or needs',
  concerns: 'what worries the customer or speaks against it',
  promised: 'what was promised to the customer',
  background: 'what the person told of their work so far',
  answers: 'a question to the person and the gist of their answer',
  their_questions: 'what the person asked, and what they were told',
  goals: 'what is to be reached',
  scope: 'what is in, what is out, and how much it is',
  risks: 'what may go wrong, and what it waits for',
};

/** The task, which no words from a call are part of. */
export function draftInstructions(
  { kind, language }: Pick<Setting, 'kind' | 'language'>,
  boundary: string,
): string {
  return `You write the notes of ${kinds[kind]}, from its transcript, for people who were not there.

${fenceRule(boundary)}

Answer with one JSON object and nothing else:
- title: what the meeting was about, up to 10 words.
- summary: [{text, segments}]: three to six points, in their order: what was discussed and what came of it. One or two
  sentences each, without a greeting or a heading.
- decisions: [{text, segments}]: what was settled, not what was merely proposed.
- actionItems: [{text, owners, due, segments}]: what somebody took on, or was asked to do and did not refuse. text begins
  with a verb. owners are names from PEOPLE IN THE CALL, or as said; [] for nobody. due is {date: "YYYY-MM-DD" or null,
  words: as said} or null.
- questions: [{text, segments}]: questions that matter and that nobody answered.
- chapters: [{title, segment, summary}]: the main topics in their order, at most 6; [] for one topic.
- facts: [{text, kind, about, quote, segments}]: at most 3 things that will help a colleague in months and are in nothing
  above: what the speaker is responsible for (kind "role"), how they like to work ("preference"), how the team or a
  customer works ("fact"). about is "speaker" for what they say of themselves, "nobody" for what is about no single
  person; leave out what somebody says of another. quote is their words, copied word for word from one segment,
  and text uses only words of it.
  Nothing private, no health, no opinions of people. Mostly [].${findingsOf(kind)}

Each entry must name in segments the numbers, from the transcript, of one to three segments that say so. An entry is
thrown away if these segments, and those right beside them, do not have its names, numbers and days, word for word, and
what it is about. So use the words that were used. Do not make anything up: a missing entry is better than a wrong one.
A list may be empty.

These are no action items and no decisions:
- what is done in the call: "I'll share my screen", "let me mute you", "I'll put the link in the chat"
- jokes and exaggeration: "I'll eat my hat", "then we can all go home"
- rhetoric: "who needs sleep anyway?", "somebody should really fix the world"
- conditions: "if we had the budget, I'd hire two people", "we could move it, if they agree"
- the past: "I sent it yesterday", "we decided that last year"
- what was taken back or refused later on.

${language === null ? 'Write in the language that is spoken most.' : `The meeting is in ${language}. Write in ${language}.`}`;
}

function findingsOf(kind: MeetingKind): string {
  const topics: readonly Topic[] = topicsOf[kind];
  if (topics.length === 0) return '';
  const each = topics.map((topic) => `"${topic}" (${meanings[topic]})`).join(', ');
  const whose =
    kind === 'standup'
      ? 'each person who spoke, whose work it is'
      : 'who said it or whom it is about, or null';
  return `
- findings: [{text, topic, person, segments}]: topic is ${each}. person is ${whose}. One short entry for each thing,
  without the person's name.`;
}

/** The words of a call, fenced, and what a member of the channel asks for, outside the fence. */
export function draftPrompt(part: readonly Piece[], of: Setting, boundary: string): string {
  const people = of.people.map((name) => oneLine(name, 60)).join(', ');
  const open = of.openItems.map(({ text, ownerName }) => {
    const whose = ownerName ? ` (${oneLine(ownerName, 60)})` : '';
    return `- ${oneLine(text, promptLimits.openItem)}${whose}`;
  });
  const data = (label: string, text: string) => (text === '' ? [] : [fenced(label, text, boundary)]);
  return [
    `Day of the meeting: ${of.day ?? 'unknown'}. Relative days count from it.`,
    ...data('WHAT THE MEETING WAS ANNOUNCED AS', oneLine(of.title, promptLimits.meetingTitle)),
    fenced('PEOPLE IN THE CALL', people || 'unknown', boundary),
    fenced('NAME OF THE AI AGENT, WHICH OWNS NO TASKS', of.bot, boundary),
    ...data(
      'OPEN FROM LAST TIME, TO UNDERSTAND WHAT IS SPOKEN OF; NO ITEMS OF THIS MEETING',
      open.join('\n'),
    ),
    ...hintOf(of.hint, boundary),
    fenced('TRANSCRIPT', part.map(lineOf).join('\n'), boundary),
    'Write the notes as instructed, from the transcript above.',
  ].join('\n\n');
}

/** What to add where an answer had no point of its summary left. */
export function askedAgain({ language }: Pick<Setting, 'language'>): string {
  return `An answer before this was thrown away: no point of its summary was in the segments that it named${
    language === null ? '' : `, or it was not in ${language}`
  }. Name segments that say so, and use their words.`;
}

export function wholeInstructions(language: string | null, boundary: string): string {
  return `The notes of one long meeting were written in parts. You write their common title and summary.

${fenceRule(boundary)}

Answer with one JSON object and nothing else:
- title: what the whole meeting was about, up to 10 words.
- summary: [{text, segments}]: three to six points, in the order of the meeting: what was discussed and what came of it.
  segments are the numbers of one to three points below that say so. Use only what these say, in their words.
${language === null ? 'Write in the language of the points.' : `Write in ${language}.`}`;
}

export function wholePrompt(points: readonly string[], hint: string, boundary: string): string {
  const lines = points.map((point, index) => `[${index + 1}] ${point}`);
  return [
    ...hintOf(hint, boundary),
    fenced('POINTS OF THE PARTS', lines.join('\n'), boundary),
    'Write title and summary as instructed.',
  ].join('\n\n');
}

/** Of a member of the channel, so it is followed, as far as the instructions let it. */
function hintOf(hint: string, boundary: string): string[] {
  const words = oneLine(hint.replaceAll(boundary, ''), promptLimits.hint);
  return words === ''
    ? []
    : [
        `A member of the channel asks for this in how the notes are written (emphasis, length, corrections of names); rules and shape stay as instructed: ${JSON.stringify(words)}`,
      ];
}
