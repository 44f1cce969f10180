import { hashOf } from '../common/secret.ts';
import { storable } from '../common/storable.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { SessionEvent } from '../sessions/session-event.ts';
import type { Ears } from './ears.ts';
import type { Heard, HeardWords, SeenPerson } from './ports/ears-service.ts';

/** More than anyone says in one go; a name is shorter. */
const max = { text: 20_000, name: 500, language: 35, id: 120 } as const;

type Bot = Pick<Ears, 'kind' | 'botId'>;
type Call = Pick<Meeting, 'sessionStartedAt' | 'createdAt'>;

/** What was heard and seen, as the session's stream has it. The service's ids are ours where they are short enough. */
export function heardEvents(bot: Bot, call: Call, { words, people }: Heard): SessionEvent[] {
  const start = (call.sessionStartedAt ?? call.createdAt).getTime();
  const said = words.filter(({ text }) => text.trim() !== '').map((one) => segment(bot, start, one));
  return [...said, ...people.map((one) => participant(bot, one))];
}

function segment(
  bot: Bot,
  start: number,
  { id, speaker, text, language, from, to }: HeardWords,
): SessionEvent {
  return {
    id: eventId(bot, id),
    type: 'transcript.segment',
    at: from.toISOString(),
    segment: {
      speaker: nameOf(speaker),
      text: storable(text).slice(0, max.text).toWellFormed(),
      start_ms: Math.max(0, from.getTime() - start),
      end_ms: Math.max(0, to.getTime() - start),
      ...(language ? { language: storable(language).slice(0, max.language) } : {}),
    },
  };
}

function participant(bot: Bot, { id, change, personId, name, at }: SeenPerson): SessionEvent {
  return {
    id: eventId(bot, id),
    type: `participant.${change}`,
    at: at.toISOString(),
    participant: { id: `${bot.kind}:${short(personId)}`, name: nameOf(name) },
  };
}

function eventId({ kind, botId }: Bot, id: string): string {
  return `${kind}:${botId}:${short(id)}`;
}

function short(id: string): string {
  return id.length <= max.id ? id : hashOf(id);
}

function nameOf(name: string): string {
  return storable(name).slice(0, max.name).toWellFormed();
}

/** How it goes, for who reads the stream. */
export function stateEvent({ kind, state, version }: Ears, now: Date): SessionEvent {
  return { id: `${kind}:state:${version}`, type: 'ears.state', at: now.toISOString(), ears: { kind, state } };
}
