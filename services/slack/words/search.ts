import { type FoundPassage, type PastMeeting, titleOf } from '../../notes/passage.ts';
import type { Answer } from '../../notes/search/answer.ts';
import type { Found } from '../../notes/search/ask.ts';
import type { Listed } from '../../notes/search/list.ts';
import type { PageOf } from '../../people/pages.ts';
import { limits } from '../limits.ts';
import { cap, escapeText, linkTo, quote, time } from '../mrkdwn.ts';
import { duration, plural, timecode, waiting } from './amounts.ts';
import { sayMembersOnly } from './reasons/access.ts';
import { wordsOfModel } from './reasons/models.ts';

/** As much as a section holds; what doesn't fit is left out whole, so that no link is cut. */
const maxChars = limits.sectionText - 50;
const maxPassages = 5;

const onlyMembers = sayMembersOnly('search its meetings');
const unknown = 'Slack isn’t responding, so I can’t tell which channels you’re in. Try again in a minute.';

function tooOften(waitMs: number): string {
  return `You’ve searched a lot in a short time. Try again in ${waiting(waitMs)}.`;
}

/** What was found for a question, word for word. */
export function sayFound(found: Found, pageOf: PageOf): string {
  switch (found.kind) {
    case 'external':
      return onlyMembers;
    case 'unknown':
      return unknown;
    case 'too_often':
      return tooOften(found.waitMs);
    case 'nothing':
      return sayNothing(found.meetings);
    case 'found':
      return passageList(
        `Searched ${plural(found.meetings, 'meeting')}. Word for word:`,
        found.passages,
        pageOf,
      );
    default:
      return found satisfies never;
  }
}

/** The same of one call alone. */
export function sayFoundInCall(found: Found, pageOf: PageOf): string {
  if (found.kind !== 'nothing') return sayFound(found, pageOf);
  return found.meetings === 0
    ? 'I can’t search that call for you. Its recap isn’t ready, is held for review or was forgotten, or you aren’t in its channel. Try again once its recap is posted.'
    : 'Nothing about that in this call. Try fewer words, or the words that were used.';
}

export const ofNoCall =
  'This message isn’t in a call’s thread. Choose *Ask about this call* on a message in one. `/pika ask` searches all your calls.';
export const whoReadsAnswers = 'I look through this call’s recap and transcript. Only you see the answer.';

function sayNothing(meetings: number): string {
  return meetings === 0
    ? 'There are no past meetings to search here yet.'
    : `Nothing about that in ${plural(meetings, 'meeting')}. Try fewer words, or the words that were used. \`/pika meetings\` lists them all.`;
}

export function sayLooking(meetings: number): string {
  return `Searching ${plural(meetings, 'meeting')}…`;
}

/** A model's answer with what it rests on; where there is none, why, and what was found. */
export function sayAnswer(answer: Answer, found: readonly FoundPassage[], pageOf: PageOf): string {
  if (answer.kind === 'unanswered') {
    const { what } = wordsOfModel(answer.problem);
    return passageList(
      `The model gave no answer: ${what}. Here’s what I found, word for word:`,
      found,
      pageOf,
    );
  }
  const text = cap(escapeText(answer.text), maxChars / 2);
  return passageList(
    `${text}\n_AI-generated from these passages. May contain mistakes:_`,
    answer.cited,
    pageOf,
  );
}

export function sayMeetings(listed: Listed, pageOf: PageOf): string {
  switch (listed.kind) {
    case 'external':
      return onlyMembers;
    case 'unknown':
      return unknown;
    case 'too_often':
      return tooOften(listed.waitMs);
    case 'found':
      return listed.meetings.length > 0
        ? fitting(['*Meetings with these words*', ...listed.meetings.map((one) => meetingLine(one, pageOf))])
        : 'No meeting has these words. Try fewer, or type `/pika meetings` for the newest.';
    case 'newest':
      return sayNewest(listed, pageOf);
    default:
      return listed satisfies never;
  }
}

function sayNewest({ here, elsewhere }: Extract<Listed, { kind: 'newest' }>, pageOf: PageOf): string {
  if (here.length + elsewhere.length === 0)
    return 'No meetings yet in your channels. Paste a Google Meet link to start one.';
  const lines = (meetings: readonly PastMeeting[]) => meetings.map((one) => meetingLine(one, pageOf));
  return fitting([
    ...(here.length > 0 ? ['*Here*', ...lines(here)] : ['No meetings in this channel yet.']),
    ...(elsewhere.length > 0 ? ['*In other channels of yours*', ...lines(elsewhere)] : []),
  ]);
}

function meetingLine(meeting: PastMeeting, pageOf: PageOf): string {
  const { startedAt, endedAt } = meeting;
  const length = endedAt ? duration(endedAt.getTime() - startedAt.getTime()) : 'running';
  return `• ${named(meeting, pageOf)}, ${dated(startedAt)}, ${length}`;
}

function passageList(heading: string, passages: readonly FoundPassage[], pageOf: PageOf): string {
  return fitting([heading, ...passages.slice(0, maxPassages).map((one) => passageLines(one, pageOf))]);
}

function passageLines(passage: FoundPassage, pageOf: PageOf): string {
  const { meeting, kind, speaker, startMs, text } = passage;
  const who = kind === 'segment' && speaker === '' ? 'someone' : quote(speaker, 80);
  const at = startMs === null ? '' : `\`${timecode(startMs)}\``;
  const about = [kinds[kind], who, at].filter(Boolean).join(' ');
  return `• *${named(meeting, pageOf)}*, ${dated(meeting.startedAt)}: ${about}\n>${quote(text, 600)}`;
}

const kinds: Record<FoundPassage['kind'], string> = {
  segment: '',
  title: 'its title',
  summary: 'in its summary',
  decision: 'a decision',
  action_item: 'an action item',
  question: 'an open question',
  chapter: 'a chapter',
};

function named(meeting: PastMeeting, pageOf: PageOf): string {
  const page = meeting.thread && pageOf(meeting.thread);
  const title = titleOf(meeting);
  return page ? linkTo(page, title) : quote(title, 200);
}

function dated(moment: Date): string {
  return time(moment, '{date_short_pretty} at {time}');
}

/** The lines that fit, and that there are more. */
function fitting(lines: readonly string[]): string {
  const shown: string[] = [];
  let length = 0;
  for (const line of lines) {
    length += line.length + 1;
    if (length > maxChars) break;
    shown.push(line);
  }
  return [...shown, ...(shown.length < lines.length ? ['_and more_'] : [])].join('\n');
}
