import { nameBeforeColon } from '../../common/name-before-colon.ts';
import type { KeptNotes } from '../../notes/kept-notes.ts';
import { topicNames, topicsOf } from '../../notes/meeting-kind.ts';
import type { AbsentUpdate, Stated } from '../../notes/written-notes.ts';
import type { Task } from '../../tasks/task.ts';
import { limits } from '../limits.ts';
import { cap, escapeText, mention, quote, quotedWords } from '../mrkdwn.ts';
import { timecode } from '../words/amounts.ts';
import { sayEvidence } from '../words/evidence.ts';
import { type Content, section } from './elements.ts';
import { bareTitles, linkWithHost, shownLinks } from './task-links.ts';

const maxChars = { line: 400, speaker: 40, section: 2_900, message: 10_000 } as const;

/** What is too long for a first look: each part a section of its own, in as many messages as they need. */
export function noteDetails(notes: KeptNotes, tasks: readonly Task[], withSummary: boolean): Content[] {
  const texts = [
    ...(withSummary
      ? paged('*Summary, in full*', escapeText(summaryOf(notes)).split(/(?<=\n|\. )/), '')
      : []),
    // Otherwise it stands above, in the recap itself.
    ...(standupText(notes) === null ? findingTexts(notes) : []),
    ...absentTexts(notes.absentUpdates ?? []),
    ...paged('*Decisions*', notes.decisions.map(stated)),
    ...paged('*Open questions*', notes.questions.map(stated)),
    ...paged('*Chapters*', notes.chapters.map(chapter)),
    ...paged('*Timeline*, a sentence for each part of the call', notes.timeline.map(moment)),
    ...paged('*Tasks*', tasks.map(task)),
  ];
  return messagesOf(texts);
}

/** A model's points with where they were said; else the words as they are. */
export function summaryOf({ points, summary }: Pick<KeptNotes, 'points' | 'summary'>): string {
  const lines = points.map(
    ({ text, evidence: [first] }) => `• ${text}${first ? ` (${timecode(first.startMs)})` : ''}`,
  );
  return lines.length > 0 ? lines.join('\n') : summary.trim();
}

/** Of a standup what each person told, where it is short enough for a first look. */
export function standupText(notes: Pick<KeptNotes, 'meetingKind' | 'findings'>): string | null {
  if (notes.meetingKind !== 'standup' || notes.findings.length === 0) return null;
  const text = findingTexts(notes).join('\n');
  return text.length < maxChars.section ? text : null;
}

/** What a kind of meeting has beside the usual: of a standup by person, of others by topic. */
function findingTexts({ meetingKind, findings }: Pick<KeptNotes, 'meetingKind' | 'findings'>): string[] {
  if (meetingKind !== 'standup') {
    const byTopic = Map.groupBy(findings, ({ topic }) => topic);
    return [...byTopic].flatMap(([topic, those]) => paged(`*${topicNames[topic]}*`, those.map(stated)));
  }
  const inOrder = topicsOf.standup.flatMap((topic) => findings.filter((one) => one.topic === topic));
  const byPerson = Map.groupBy(inOrder, ({ person }) => person ?? '');
  return [...byPerson].flatMap(([person, those]) => {
    const lines = those.map(({ topic, text }) => `• ${topicNames[topic]}: ${quote(text, maxChars.line)}`);
    return paged(`*${nameOf(person)}*`, lines);
  });
}

/** Where there are no notes, this alone. */
export function absentDetails(updates: readonly AbsentUpdate[]): Content[] {
  return messagesOf(absentTexts(updates));
}

function absentTexts(updates: readonly AbsentUpdate[]): string[] {
  return paged(
    '*Updates in absence*',
    updates.map(({ userId, text }) => `• ${mention(userId)}: ${quote(text, maxChars.line)}`),
  );
}

/** A line with where it comes from, under it. */
function stated({ text, evidence }: Stated): string {
  return `• ${quote(text, maxChars.line)}${sayEvidence(evidence, text)}`;
}

function chapter({ title, startMs, summary }: KeptNotes['chapters'][number]): string {
  const more = summary ? `: ${quote(summary, maxChars.line)}` : '';
  return `\`${timecode(startMs)}\` ${quote(title, 150)}${more}`;
}

function moment({ speaker, startMs, text }: KeptNotes['timeline'][number]): string {
  return `\`${timecode(startMs)}\` *${nameOf(speaker)}*: ${quotedWords(text, maxChars.line)}`;
}

/** In bold. */
function nameOf(speaker: string): string {
  return quote(nameBeforeColon(speaker, maxChars.speaker), maxChars.speaker) || 'Someone';
}

const outcomes = {
  complete: 'done',
  error: 'failed',
  in_progress: 'not finished',
  pending: 'not begun',
} as const;

function task({ title, status, links, toolCall }: Task): string {
  const shown = [
    ...shownLinks({ links }).map(linkWithHost),
    ...bareTitles({ links }).map((one) => quote(one, 200)),
  ];
  const state = toolCall?.state === 'awaiting_approval' ? 'waiting for approval' : outcomes[status];
  return `• ${quote(title, 150)}: ${[state, ...shown.slice(0, 2)].join(', ')}`;
}

/** Lines under a heading, cut into texts that a section holds. */
function paged(heading: string, lines: readonly string[], between = '\n'): string[] {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + line.length < maxChars.section)
      texts[texts.length - 1] = `${last}${between}${line}`;
    else texts.push(last === undefined ? `${heading}\n${line}` : line);
  }
  return texts;
}

function messagesOf(texts: readonly string[]): Content[] {
  const messages: string[][] = [];
  let length = 0;
  for (const text of texts) {
    const last = messages.at(-1);
    if (last && length + text.length < maxChars.message) last.push(text);
    else {
      messages.push([text]);
      length = 0;
    }
    length += text.length;
  }
  return messages.map((parts) => ({
    text: cap(parts.join('\n'), limits.messageText),
    blocks: parts.map(section),
  }));
}
