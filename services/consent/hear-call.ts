import { hashOf } from '../common/secret.ts';
import { storable } from '../common/storable.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { notesBotName } from '../sessions/call-names.ts';
import { participantEventSchema } from '../sessions/session-event.ts';
import { segmentEventSchema } from '../sessions/transcript.ts';
import { saysItIsAnAi } from './announced.ts';
import type { NewEntry } from './entry.ts';
import { heardIn } from './heard.ts';
import { objectsTo } from './heeded-words.ts';
import { type Objection, object } from './object.ts';
import type { ConsentUnit, Told } from './ports/consent-unit.ts';
import type { WordGap } from './word-gap.ts';

/** Of an objection, or of what it said of itself. */
const maxWordChars = 300;

/**
 * Enters who came, and whether it said what it is; and heeds those who object. In the transaction that applies the
 * session's events, before anybody else reads them.
 */
export async function hearCall(
  unit: ConsentUnit,
  meeting: Meeting,
  eventIds: readonly number[],
): Promise<void> {
  if (eventIds.length === 0) return;
  await unit.consent.cutAgain(meeting.id);
  const told = await unit.consent.told(meeting.id, eventIds);
  const announced = announcedIn(told, meeting);
  const isSure = announced.length === 0 && !told.some(({ body }) => isOurs(meeting, nameIn(body)));
  const namesakes = isSure ? none : await unit.consent.namesakes(meeting);
  const surely = namesakes.has(meeting.botName) ? [] : announced;
  const seen = seenIn(told, meeting, namesakes);
  await unit.consent.add(meeting, [...seen, ...surely]);
  if (seen.length > 0) await lookForGuests(unit, meeting);
  await tellBroken(unit, meeting);
  for (const objection of objectionsIn(told, meeting)) await object(unit, meeting, objection);
}

/** Who came may be an unknown guest. */
async function lookForGuests(unit: ConsentUnit, meeting: Meeting): Promise<void> {
  const { guests } = await unit.channels.settings(meeting.teamId, meeting.channelId);
  if (guests?.value === 'ask_seen') await unit.consent.lookForGuests(meeting);
}

/** Once: nothing that is said in this call is kept. */
async function tellBroken(unit: ConsentUnit, meeting: Meeting): Promise<void> {
  const gaps = await unit.consent.gaps(meeting.id);
  const broken = gaps.find(({ why, state }) => why === 'ledger' && state === 'open');
  if (!broken) return;
  const told: WordGap = { ...broken, state: 'over' };
  await unit.consent.replaceGap(told);
  await unit.announcer.showObjection(meeting, told);
}

const none: ReadonlySet<string> = new Set();

function isOurs({ botName }: Meeting, name: string | undefined): boolean {
  return name === botName || name === notesBotName(botName);
}

function nameIn(body: unknown): string | undefined {
  return participantEventSchema.safeParse(body).data?.participant.name.trim();
}

function seenIn(told: readonly Told[], meeting: Meeting, namesakes: ReadonlySet<string>): NewEntry[] {
  return told.flatMap(({ type, body, at }) => {
    const name = nameIn(body);
    if (type !== 'participant.joined' || !name) return [];
    if (isOurs(meeting, name) && !namesakes.has(name)) return [];
    return [{ key: `seen:${hashOf(`${meeting.id}:${name}`)}`, kind: 'seen', at, name: storable(name) }];
  });
}

function announcedIn(told: readonly Told[], { botName }: Meeting): NewEntry[] {
  const said = told.find(({ body }) => {
    const segment = segmentEventSchema.safeParse(body).data?.segment;
    return segment?.speaker === botName && (heardIn(body)?.saysItIsAnAi ?? saysItIsAnAi(segment.text));
  });
  if (!said) return [];
  const text = segmentEventSchema.parse(said.body).segment.text;
  return [{ key: 'announced', kind: 'announced', at: said.at, words: short(text) || null }];
}

/** Oldest first. Under any name: a guest may have the persona's. */
function objectionsIn(told: readonly Told[], meeting: Meeting): Objection[] {
  return told.flatMap(({ eventId, at, type, body }) => {
    const segment = segmentEventSchema.safeParse(body).data?.segment;
    if (type !== 'transcript.segment' || !segment) return [];
    if (!(heardIn(body)?.objects ?? objectsTo(segment.text, meeting.botName))) return [];
    const { speaker, text, start_ms, end_ms } = segment;
    return [
      {
        key: `objected:${eventId}`,
        ...{ eventId, at, fromMs: Math.max(end_ms, start_ms + 1) },
        ...{ name: storable(speaker.trim()) || null, words: short(text) || null },
      },
    ];
  });
}

function short(text: string): string {
  return storable(text).slice(0, maxWordChars).toWellFormed();
}
