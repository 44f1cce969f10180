import { fenced } from '../../common/fence.ts';
import { nameBeforeColon } from '../../common/name-before-colon.ts';
import { oneLine } from '../../common/one-line.ts';
import { readable } from '../../common/readable.ts';
import { allLines } from '../../meetings/do-not-say/lists.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import { toldApart } from '../../personas/told-apart.ts';
import type { Segment } from '../../sessions/transcript.ts';
import type { Task } from '../../tasks/task.ts';
import type { FromSlack } from './look-outside.ts';
import { placeOf } from './place-of.ts';
import type { HouseUnit } from './ports/house-unit.ts';
import type { BroughtAlong, HousePersona, Knowledge, Remembered } from './ports/knowledge.ts';
import { nameOf } from './said.ts';
import type { Turn } from './turn.ts';

/** Characters of each part, and how many of what there may be many. */
const most = {
  character: 4_000,
  transcript: 12_000,
  memory: 3_000,
  brief: 4_000,
  thread: 4_000,
  segments: 150,
  recap: 6_000,
  tasks: 30,
  task: 300,
  people: 60,
  name: 80,
  said: 1_500,
} as const;

/** What was read for it, and says in which calls' words it is. */
export type FromRows = { readonly before: readonly Turn[]; readonly brief: BroughtAlong | null };

/**
 * What a turn knows, each part between marks. Nothing that only some of its thread's readers may read; what it is given
 * it counts as having read, in the same transaction.
 */
export async function contextOf<U extends HouseUnit>(
  unit: U,
  knowledge: Knowledge<U>,
  turn: Turn,
  meeting: Meeting | null,
  { asker, thread, memory }: FromSlack,
  { before, brief }: FromRows,
): Promise<string> {
  const { boundary } = turn;
  const part = (label: string, data: string) => (data.trim() === '' ? [] : [fenced(label, data, boundary)]);
  const ofMeeting = meeting ? await partsOfMeeting(unit, knowledge, meeting, part) : [];
  const forbidden = allLines(await unit.doNotSay.of(placeOf(turn, meeting)));
  const names = namesIn(turn, { asker, thread, memory }, brief);
  return [
    `Now: ${unit.now.toISOString()} (UTC).`,
    ...ofMeeting,
    ...part('NOT TO BE SAID', forbidden.map((line) => `- ${oneLine(line, 200)}`).join('\n')),
    ...part(
      'SKILLS',
      knowledge.skills.all.map(({ name, description }) => `- ${name}: ${description}`).join('\n'),
    ),
    ...(brief ? part('BRIEF', briefLines(brief, names)) : []),
    ...part(
      'MEMORY',
      memory
        .map((one) => remembered(one, names))
        .join('\n')
        .slice(0, most.memory),
    ),
    ...part(
      'THREAD',
      newest(
        thread.map(({ userId, text }) => `${names.get(userId)}: ${oneLine(text, most.said)}`),
        most.thread,
      ),
    ),
    ...part('BEFORE', before.map((one) => exchange(one, names)).join('\n')),
    ...part('REQUEST', request(turn, asker, names)),
  ].join('\n\n');
}

/**
 * What those are called who wrote, and whom something is known of, by their ids: nobody's name makes them another, and of
 * who is no member brackets say what they are.
 */
function namesIn(
  { asker: userId }: Turn,
  { asker, thread, memory }: FromSlack,
  brief: BroughtAlong | null,
): ReadonlyMap<string, string> {
  const itself = userId !== null && asker ? [{ userId, name: asker.name }] : [];
  const brought = (brief?.lines ?? []).flatMap(({ who }) =>
    who?.userId && who.name ? [{ userId: who.userId, name: who.name }] : [],
  );
  const known = memory.flatMap(({ about }) =>
    about?.userId ? [{ userId: about.userId, name: about.name }] : [],
  );
  const names = toldApart([...brought, ...thread, ...known, ...itself], most.name);
  const kinds = new Map(thread.map((one) => [one.userId, one.kind]));
  if (userId !== null && asker) kinds.set(userId, asker.kind);
  return new Map(
    [...names].map(([id, name]): [string, string] => {
      const kind = kinds.get(id) ?? 'member';
      return [id, kind === 'member' ? name : `${name} [${kind}]`];
    }),
  );
}

/** Whom it is about stands before its words, where no words can stand: a colon ends it. */
function remembered({ about, text, createdAt }: Remembered, names: ReadonlyMap<string, string>): string {
  const name =
    about && (names.get(about.userId ?? '') ?? `${nameBeforeColon(about.name, most.name)} [a guest]`);
  const head = [createdAt.toISOString().slice(0, 10), ...(name ? [`about ${name}`] : [])];
  return `- ${head.join(', ')}: ${oneLine(text, most.said)}`;
}

/** As memory's lines: where it comes from and whose it is ends at the colon. */
function briefLines({ isFixed, lines }: BroughtAlong, names: ReadonlyMap<string, string>): string {
  if (lines.length === 0) return '';
  const head = isFixed ? 'You took this along into the call:' : 'You are to take this along into the call:';
  const each = lines.map(({ source, who, text }) => {
    const name = who && (names.get(who.userId ?? '') ?? nameBeforeColon(who.name, most.name));
    return `- ${source}${name ? `, ${name}` : ''}: ${oneLine(text, most.said)}`;
  });
  return [head, ...each].join('\n').slice(0, most.brief);
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
  const participants = await unit.sessions.participants(meeting);
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
  ].join('\n');
}

function callLines({ state, opening, inCallAt }: Meeting, participants: readonly string[]): string {
  const people = participants.slice(0, most.people).map((name) => oneLine(name, most.name));
  return [
    `State: ${state === 'live' && inCallAt ? 'you are in the call' : state}`,
    ...(opening ? [`What it is: ${oneLine(opening, 300)}`] : []),
    // A line each: a name may have commas.
    ...(people.length > 0 ? ['People in it:', ...people.map((name) => `- ${name}`)] : []),
  ].join('\n');
}

function transcript(segments: readonly Segment[]): string {
  const lines = segments.map(({ speaker, text, start_ms }) => {
    const who = nameBeforeColon(speaker, most.name) || 'someone';
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
  const by = requestedBy ? ` (asked by ${nameBeforeColon(requestedBy, most.name)})` : '';
  return oneLine(`- ${title}${by}: ${toolCall?.state ?? status}`, most.task);
}

/** What was asked in this thread before, and what was answered. */
function exchange({ words, speaker, asker, messages }: Turn, names: ReadonlyMap<string, string>): string {
  const answer = messages.findLast(({ role }) => role === 'assistant');
  const said = answer?.role === 'assistant' ? oneLine(answer.text, most.said) : '';
  const who =
    speaker !== null
      ? nameBeforeColon(speaker, most.name) || 'someone in the call'
      : (names.get(asker ?? '') ?? asker ?? 'someone');
  return [`${who}: ${oneLine(words, most.said)}`, ...(said ? [`[you]: ${said}`] : [])].join('\n');
}

function request(
  { words, speaker, asker: userId, saidAtMs }: Turn,
  asker: FromSlack['asker'],
  names: ReadonlyMap<string, string>,
): string {
  if (speaker !== null) {
    const at = saidAtMs === null ? '' : ` at ${clock(saidAtMs)}`;
    return `${nameBeforeColon(speaker, most.name) || 'Someone'} said in the call${at}:\n${readable(words)}`;
  }
  const name = names.get(userId ?? '');
  const who = asker && name ? `${name}${asker.kind === 'member' ? ' [member]' : ''}` : (userId ?? 'Somebody');
  return `${who} wrote:\n${readable(words)}`;
}
