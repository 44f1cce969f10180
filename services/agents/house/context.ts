import { fenced } from '../../common/fence.ts';
import { oneLine } from '../../common/one-line.ts';
import { readable } from '../../common/readable.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Segment } from '../../sessions/transcript.ts';
import type { Task } from '../../tasks/task.ts';
import { nameOf } from './hear-speech.ts';
import type { FromSlack } from './look-outside.ts';
import type { HouseUnit } from './ports/house-unit.ts';
import type { HousePersona, Knowledge } from './ports/knowledge.ts';
import type { Turn } from './turn.ts';

/** Characters of each part, and how many of what there may be many. */
const most = {
  character: 4_000,
  transcript: 12_000,
  thread: 4_000,
  segments: 150,
  recap: 6_000,
  tasks: 30,
  task: 300,
  people: 60,
  name: 80,
  before: 6,
  said: 1_500,
} as const;

/**
 * What a turn knows, each part between marks. Nothing that only some of its thread's readers may read; what it is given
 * it counts as having read, in the same transaction.
 */
export async function contextOf<U extends HouseUnit>(
  unit: U,
  knowledge: Knowledge<U>,
  turn: Turn,
  meeting: Meeting | null,
  { asker, thread }: FromSlack,
): Promise<string> {
  const { boundary } = turn;
  const part = (label: string, data: string) => (data.trim() === '' ? [] : [fenced(label, data, boundary)]);
  const ofMeeting = meeting ? await partsOfMeeting(unit, knowledge, meeting, part) : [];
  const before = await unit.turns.before(turn, most.before);
  return [
    `Now: ${unit.now.toISOString()} (UTC).`,
    ...ofMeeting,
    ...part(
      'THREAD',
      newest(
        thread.map(({ name, text }) => `${oneLine(name, most.name)}: ${oneLine(text, most.said)}`),
        most.thread,
      ),
    ),
    ...part('BEFORE', before.map(exchange).join('\n')),
    ...part('REQUEST', request(turn, asker)),
  ].join('\n\n');
}

type Part = (label: string, data: string) => string[];

async function partsOfMeeting<U extends HouseUnit>(
  unit: U,
  knowledge: Knowledge<U>,
  meeting: Meeting,
  part: Part,
): Promise<string[]> {
  const mayRead = await knowledge.mayRead(unit, meeting);
  const segments = mayRead ? await unit.sessions.newestSegments(meeting.id, most.segments) : [];
  const { participants } = await unit.sessions.summarise(meeting);
  const tasks = await unit.tasks.of(meeting);
  const persona = await knowledge.personaOf(unit, meeting);
  const recap = await knowledge.recapOf(unit, meeting);
  return [
    ...part('PERSONA', personaLines(nameOf(meeting), persona)),
    ...part('CALL', callLines(meeting, participants)),
    ...part('RECAP', (recap ?? '').slice(0, most.recap)),
    ...part('TRANSCRIPT', transcript(segments)),
    ...part('TASKS', tasks.slice(-most.tasks).map(taskLine).join('\n')),
  ];
}

function personaLines(name: string, persona: HousePersona | null): string {
  return [
    `Your name: ${oneLine(name, most.name)}`,
    ...(persona?.language
      ? [`Your language, unless people use another: ${oneLine(persona.language, 40)}`]
      : []),
    ...(persona?.character ? [readable(persona.character).slice(0, most.character)] : []),
    ...(persona && persona.mustNotSay.length > 0
      ? ['You mustn’t say:', ...persona.mustNotSay.map((line) => `- ${oneLine(line, 200)}`)]
      : []),
  ].join('\n');
}

function callLines({ state, opening, inCallAt }: Meeting, participants: readonly string[]): string {
  const people = participants.slice(0, most.people).map((name) => oneLine(name, most.name));
  return [
    `State: ${state === 'live' && inCallAt ? 'you are in the call' : state}`,
    ...(opening ? [`What it is: ${oneLine(opening, 300)}`] : []),
    ...(people.length > 0 ? [`People in it: ${people.join(', ')}`] : []),
  ].join('\n');
}

function transcript(segments: readonly Segment[]): string {
  const lines = segments.map(({ speaker, text, start_ms }) => {
    const who = oneLine(speaker, most.name) || 'someone';
    return `[${clock(start_ms)}] ${who}: ${oneLine(text, most.said)}`;
  });
  return newest(lines, most.transcript);
}

/** The newest lines that fit. */
function newest(lines: readonly string[], maxChars: number): string {
  let left = maxChars;
  const fits = lines.toReversed().filter((line) => {
    left -= line.length + 1;
    return left >= 0;
  });
  return fits.toReversed().join('\n');
}

function clock(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function taskLine({ title, status, requestedBy, toolCall }: Task): string {
  const by = requestedBy ? ` (asked by ${oneLine(requestedBy, most.name)})` : '';
  return oneLine(`- ${title}${by}: ${toolCall?.state ?? status}`, most.task);
}

/** What was asked in this thread before, and what was answered. */
function exchange({ words, speaker, asker, messages }: Turn): string {
  const answer = messages.findLast(({ role }) => role === 'assistant');
  const said = answer?.role === 'assistant' ? oneLine(answer.text, most.said) : '';
  const who = speaker !== null ? oneLine(speaker, most.name) || 'someone in the call' : (asker ?? 'someone');
  return [`${who}: ${oneLine(words, most.said)}`, ...(said ? [`you: ${said}`] : [])].join('\n');
}

function request({ words, speaker, asker: userId, saidAtMs }: Turn, asker: FromSlack['asker']): string {
  if (speaker !== null) {
    const at = saidAtMs === null ? '' : ` at ${clock(saidAtMs)}`;
    return `${oneLine(speaker, most.name) || 'Someone'} said in the call${at}:\n${readable(words)}`;
  }
  const who = asker ? `${oneLine(asker.name, most.name)} (${asker.kind})` : (userId ?? 'Somebody');
  return `${who} wrote:\n${readable(words)}`;
}
