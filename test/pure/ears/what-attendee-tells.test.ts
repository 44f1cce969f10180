import { expect, test } from 'vitest';
import { heardEvents } from '../../../services/ears/heard-events.ts';
import { bot, phaseOf, problemOfBot } from '../../../services/integrations/attendee/bot.ts';
import {
  participantEvents,
  personOf,
  utterances,
  wordsOf,
} from '../../../services/integrations/attendee/heard.ts';
import { orderOf } from '../../../services/integrations/attendee/order.ts';
import { sessionEventSchema } from '../../../services/sessions/session-event.ts';
import { segmentEventSchema } from '../../../services/sessions/transcript.ts';

const start = Date.UTC(2026, 2, 2, 9);
const said = (ms: number, more: object = {}) => ({
  ...{
    speaker_name: 'Priya',
    speaker_uuid: 'spaces/1/devices/2',
    timestamp_ms: start + ms,
    duration_ms: 900,
  },
  ...{ speaker_is_host: true, transcription: { transcript: `at ${ms}`, words: [] }, ...more },
});
const came = (more: object = {}) => ({
  ...{ id: 'pe_1', participant_name: 'Priya', participant_uuid: 'spaces/1/devices/2' },
  ...{ event_type: 'join', event_data: {}, timestamp_ms: start, ...more },
});
const call = { sessionStartedAt: new Date(start), createdAt: new Date(start - 5_000) };

test('what makes no sense is left out; the rest becomes events of the session', () => {
  const words = utterances
    .parse([
      said(1_000),
      said(2_000, { transcription: null }),
      said(3_000, { timestamp_ms: 12 }),
      { speaker_name: 'Omar' },
      said(4_000, { speaker_name: null, transcription: { transcript: 'x\0y' }, duration_ms: -1 }),
      said(5_000, { transcription: { transcript: ' ' } }),
    ])
    .flatMap((one) => (one ? wordsOf(one) : []));
  const people = participantEvents
    .parse([came(), came({ event_type: 'speech_start' }), came({ id: 'pe_2', event_type: 'leave' }), 7])
    .flatMap((one) => (one ? personOf(one) : []));
  const events = heardEvents({ kind: 'attendee', botId: 'bot_1' }, call, { words, people });
  expect(events.map(({ id, type }) => `${type} ${id}`)).toEqual([
    `transcript.segment attendee:bot_1:${start + 1_000}:spaces/1/devices/2`,
    `transcript.segment attendee:bot_1:${start + 4_000}:spaces/1/devices/2`,
    'participant.joined attendee:bot_1:pe_1',
    'participant.left attendee:bot_1:pe_2',
  ]);
  for (const event of events) expect(sessionEventSchema.safeParse(event).success).toBe(true);
  const [first, second, joined] = events;
  expect(segmentEventSchema.parse(first).segment).toMatchObject({ start_ms: 1_000, end_ms: 1_900 });
  expect(segmentEventSchema.parse(second).segment).toMatchObject({ speaker: '', text: 'xy', end_ms: 4_000 });
  expect(joined).toMatchObject({ participant: { id: 'attendee:spaces/1/devices/2', name: 'Priya' } });
});

test('how a bot stands and why it ended is said in our words; a state that nobody knows is no end', () => {
  const tells = (state: string, ...events: unknown[]) => {
    const one = bot.parse({ id: 'bot_1', state, events });
    return [phaseOf(one), problemOfBot(one)];
  };
  const failed = { type: 'could_not_join_meeting', sub_type: 'request_to_join_denied' };
  expect(tells('waiting_room')).toEqual(['lobby', null]);
  expect(tells('joined_not_recording')).toEqual(['joining', null]);
  expect(tells('constructor')).toEqual(['joining', null]);
  expect(tells('fatal_error', { type: 'toString', sub_type: 'constructor' })).toEqual(['over', 'broke_off']);
  expect(tells('joined_recording', { type: 'recording_permission_granted' })).toEqual(['listening', null]);
  expect(tells('joined_recording_permission_denied')).toEqual(['joining', 'not_allowed']);
  expect(tells('post_processing', { type: 'meeting_ended' })).toEqual(['leaving', null]);
  expect(tells('fatal_error', failed)).toEqual(['over', 'turned_away']);
  expect(tells('fatal_error', { ...failed, sub_type: 'waiting_room_timeout_exceeded' })[1]).toBe(
    'not_let_in',
  );
  expect(tells('fatal_error', { ...failed, sub_type: 'login_required' })[1]).toBe('could_not_join');
  expect(tells('fatal_error', { type: 'fatal_error', sub_type: 'out_of_credits' })[1]).toBe('no_credits');
  expect(tells('fatal_error', { type: 'fatal_error', sub_type: 'heartbeat_timeout' })[1]).toBe('broke_off');
  const ended = { type: 'post_processing_completed' };
  expect(tells('ended', { type: 'meeting_ended' }, null, ended)).toEqual(['over', 'ended_or_removed']);
  const noCaptions = { type: 'leave_requested', sub_type: 'auto_leave_could_not_enable_closed_captions' };
  expect(tells('ended', noCaptions, ended)[1]).toBe('no_captions');
  expect(tells('daydreaming')).toEqual(['joining', null]);
  for (const id of ['', '../bots', 'a/b', 'x'.repeat(65)])
    expect(bot.safeParse({ id, state: 'ended' }).success).toBe(false);
});

test('it is sent with limits of its own, without a recording, under a name that Attendee takes', () => {
  const order = {
    ...{ meetingId: 'm-1', code: '123', url: 'https://zoom.us/j/123', passcode: 'a b&c' },
    ...{ botName: 'Nova 🦊 (AI) notes', maxMinutes: 120, lobbyMinutes: 5, platform: 'zoom' as const },
  };
  expect(orderOf(order, 'stand-in:m-1', 'https://stand-in.acme.org/webhooks/attendee')).toEqual({
    meeting_url: 'https://zoom.us/j/123?pwd=a+b%26c',
    bot_name: 'Nova (AI) notes',
    metadata: { stand_in_meeting: 'm-1' },
    deduplication_key: 'stand-in:m-1',
    recording_settings: { format: 'none' },
    automatic_leave_settings: {
      ...{ waiting_room_timeout_seconds: 300, max_uptime_seconds: 7_500, silence_timeout_seconds: 7_500 },
      enable_closed_captions_timeout_seconds: 120,
    },
    webhooks: [
      {
        url: 'https://stand-in.acme.org/webhooks/attendee',
        triggers: ['bot.state_change', 'transcript.update', 'participant_events.join_leave'],
      },
    ],
  });
  const url = 'https://meet.google.com/abc-defg-hij';
  const meet = { ...order, platform: 'google_meet' as const, url };
  const asked = orderOf(meet, 'k', null);
  expect(asked).toMatchObject({ meeting_url: url });
  expect(asked).not.toHaveProperty('webhooks');
});
