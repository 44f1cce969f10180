import { randomBytes } from 'node:crypto';
import { type EventType, isTerminal, notAllowed, type State, transitions } from './states.ts';

/** What a transcriber or Meet's captions made of somebody's speech; `transcription` in the answer. */
type Utterance = {
  speaker: string;
  text: string;
  /** Milliseconds since 1970. */
  timestampMs: number;
  durationMs: number;
  updatedAt: Date;
};

type PersonEvent = {
  id: string;
  name: string;
  type: 'join' | 'leave';
  timestampMs: number;
  createdAt: Date;
};

export type AttendeeBot = {
  id: string;
  name: string;
  meetingUrl: string;
  metadata: Record<string, string> | null;
  deduplicationKey: string | null;
  webhooks: { url: string; triggers: string[] }[];
  settings: { leave: Record<string, number>; format: string };
  state: State;
  events: { type: EventType; subType: string | null; createdAt: Date }[];
  utterances: Map<string, Utterance>;
  people: PersonEvent[];
};

/** Its id of somebody in the call; a name is one person here. */
function uuidOf(name: string): string {
  return `spaces/emulated/devices/${Buffer.from(name).toString('hex').slice(0, 24)}`;
}

export function randomId(prefix: string): string {
  return `${prefix}_${randomBytes(8).toString('hex')}`;
}

export function newBot(asked: Omit<AttendeeBot, 'id' | 'state' | 'events' | 'utterances' | 'people'>) {
  const bot: AttendeeBot = {
    ...asked,
    ...{ id: randomId('bot'), state: 'ready', events: [], utterances: new Map(), people: [] },
  };
  return bot;
}

/** Whether another bot may not have this one's key. */
export function holdsKey({ state, deduplicationKey }: AttendeeBot, key: string | null): boolean {
  return key !== null && deduplicationKey === key && !isTerminal(state);
}

/** Something happens to a bot: its next state, or why that can't be. Answers what is pushed of it. */
export function happen(bot: AttendeeBot, type: EventType, subType: string | null = null): object | string {
  const { from, to } = transitions[type];
  if (!(from as readonly State[]).includes(bot.state)) return notAllowed(type, bot.state);
  const before = bot.state;
  bot.state = to;
  const createdAt = new Date();
  bot.events.push({ type, subType, createdAt });
  return {
    ...{ event_type: type, event_sub_type: subType, event_metadata: {} },
    ...{ old_state: before, new_state: to, created_at: createdAt.toISOString().replace('Z', '000+00:00') },
  };
}

/** BotSerializer. */
export function shownBot({ id, metadata, meetingUrl, state, events, deduplicationKey }: AttendeeBot): object {
  return {
    ...{ id, metadata, meeting_url: meetingUrl, state },
    events: events.map(({ type, subType, createdAt }) => ({
      ...{ type, created_at: createdAt.toISOString() },
      ...(subType ? { sub_type: subType } : {}),
    })),
    ...{ transcription_state: 'in_progress', recording_state: 'in_progress' },
    ...{ join_at: null, deduplication_key: deduplicationKey },
  };
}

/** TranscriptUtteranceSerializer; a push has the text alone of the transcription. */
export function shownUtterance({ speaker, text, timestampMs, durationMs }: Utterance): object {
  return {
    ...{
      speaker_name: speaker,
      speaker_uuid: uuidOf(speaker),
      speaker_user_uuid: null,
      speaker_is_host: false,
    },
    ...{ timestamp_ms: timestampMs, duration_ms: durationMs, transcription: { transcript: text } },
  };
}

/** ParticipantEventSerializer. */
export function shownPersonEvent({ id, name, type, timestampMs }: PersonEvent): object {
  return {
    ...{ id, participant_name: name, participant_uuid: uuidOf(name), participant_user_uuid: null },
    ...{ participant_is_host: false, event_type: type, event_data: {}, timestamp_ms: timestampMs },
  };
}
