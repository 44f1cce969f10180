import { type AttendeeBot, holdsKey, newBot } from './bots.ts';
import { isTerminal } from './states.ts';

// CreateBotSerializer (bots/serializers.py), create_bot (bots/bots_api_utils.py), normalize_meeting_url (meeting_url_utils.py).

type Refused = { refused: object };
type Fields = Record<string, unknown>;

const known = [
  ...['meeting_url', 'bot_name', 'bot_image', 'metadata', 'bot_chat_message', 'join_at', 'calendar_event_id'],
  ...['deduplication_key', 'webhooks', 'callback_settings', 'external_media_storage_settings'],
  ...['voice_agent_settings', 'transcription_settings', 'websocket_settings', 'rtmp_settings'],
  ...['recording_settings', 'google_meet_settings', 'teams_settings', 'zoom_settings', 'debug_settings'],
  ...['automatic_leave_settings', 'kubernetes_settings'],
];
const leaveSettings = [
  ...[
    'silence_timeout_seconds',
    'silence_activate_after_seconds',
    'only_participant_in_meeting_timeout_seconds',
  ],
  ...['wait_for_host_to_start_meeting_timeout_seconds', 'waiting_room_timeout_seconds', 'max_uptime_seconds'],
  ...['enable_closed_captions_timeout_seconds', 'authorized_user_not_in_meeting_timeout_seconds'],
];
const triggers = [
  ...['bot.state_change', 'transcript.update', 'chat_messages.update', 'participant_events.join_leave'],
  ...['calendar.events_update', 'calendar.state_change', 'async_transcription.state_change'],
  ...['zoom_oauth_connection.state_change', 'bot_logs.update', 'participant_events.speech_start_stop'],
];
const maxMetadataChars = 1_000;

/** A bot in state `ready`, or the answer to one that can't be. */
export function createBot(json: unknown, bots: readonly AttendeeBot[], limit: number): AttendeeBot | Refused {
  const body = (json ?? {}) as Fields;
  const wrong = problemOf(body);
  if (wrong) return { refused: wrong };
  if (bots.filter(({ state }) => !isTerminal(state)).length >= limit)
    return {
      refused: {
        error: `You have exceeded the maximum number of concurrent bots (${limit}) for your account. Please reach out to customer support to increase the limit.`,
      },
    };
  const key = (body.deduplication_key as string | undefined) ?? null;
  if (bots.some((bot) => holdsKey(bot, key)))
    return {
      refused: {
        error:
          'Deduplication key already in use. A bot in a non-terminal state with this deduplication key already exists. Please use a different deduplication key or wait for that bot to terminate.',
      },
    };
  return newBot({
    name: String(body.bot_name),
    meetingUrl: String(normalised(String(body.meeting_url))),
    metadata: (body.metadata as Record<string, string>) ?? null,
    deduplicationKey: key,
    webhooks: (body.webhooks as AttendeeBot['webhooks']) ?? [],
    settings: {
      leave: (body.automatic_leave_settings as Record<string, number>) ?? {},
      format: String((body.recording_settings as Fields | undefined)?.format ?? 'mp4'),
    },
  });
}

function problemOf(body: Fields): object | null {
  const unexpected = Object.keys(body).filter((name) => !known.includes(name));
  if (unexpected.length > 0)
    return { non_field_errors: [`Unexpected field(s): ${unexpected.toSorted().join(', ')}.`] };
  for (const name of ['meeting_url', 'bot_name'])
    if (typeof body[name] !== 'string' || body[name] === '') return { [name]: ['This field is required.'] };
  if ([...String(body.bot_name)].some((one) => one.length > 1))
    return { bot_name: ['Bot name cannot contain emojis or rare script characters.'] };
  if (!normalised(String(body.meeting_url))) return { meeting_url: ['Invalid meeting URL'] };
  return (
    metadataProblem(body.metadata) ??
    leaveProblem(body.automatic_leave_settings ?? {}) ??
    webhooksProblem(body.webhooks) ??
    recordingProblem(body.recording_settings)
  );
}

function metadataProblem(metadata: unknown): object | null {
  if (metadata === undefined) return null;
  const values = Object.values(metadata as Fields);
  const isRight = values.length > 0 && values.every((value) => typeof value === 'string');
  if (!isRight || JSON.stringify(metadata).length > maxMetadataChars)
    return { metadata: ['Metadata must have at least one key, string values and few characters'] };
  return null;
}

function leaveProblem(settings: unknown): object | null {
  for (const [name, value] of Object.entries(settings as Fields)) {
    if (!leaveSettings.includes(name)) return { automatic_leave_settings: [`Unexpected attribute: ${name}`] };
    if (!Number.isInteger(value) || Number(value) <= 0)
      return { automatic_leave_settings: [`${name} must be a positive integer`] };
  }
  return null;
}

function webhooksProblem(webhooks: unknown): object | null {
  if (webhooks === undefined) return null;
  const given = webhooks as { url: string; triggers: string[] }[];
  for (const { url, triggers: wanted, ...more } of given) {
    if (!/^https:\/\/.*/.test(url)) return { webhooks: [`'${url}' does not match '^https://.*'`] };
    const isRight = wanted.every((one) => triggers.includes(one)) && new Set(wanted).size === wanted.length;
    if (!isRight || wanted.length === 0 || Object.keys(more).length > 0) return { webhooks: ['triggers'] };
  }
  if (new Set(given.map(({ url }) => url)).size < given.length)
    return { error: 'URL already subscribed for this bot' };
  if (given.length > 2) return { error: 'You have reached the maximum number of webhooks for a single bot' };
  return null;
}

function recordingProblem(settings: unknown): object | null {
  const { format = 'mp4', ...more } = (settings ?? {}) as Fields;
  if (Object.keys(more).length > 0) return { recording_settings: ['Additional properties are not allowed'] };
  return ['mp4', 'mp3', 'none'].includes(String(format))
    ? null
    : { recording_settings: { format: "Format must be mp4 or mp3 or 'none'" } };
}

/** Meet's and Zoom's addresses as it keeps them; null for others. */
function normalised(address: string): string | null {
  const meet = /^https:\/\/meet\.google\.com\/([a-zA-Z0-9-]+)/.exec(address);
  if (meet) return `https://meet.google.com/${meet[1]}`;
  const zoom = URL.parse(address);
  if (!zoom || !/(^|\.)zoom\.us$/.test(zoom.hostname) || !/\d/.test(zoom.pathname)) return null;
  const passcode = /^([a-zA-Z0-9]+(?:\.\d+)?)/.exec(zoom.searchParams.get('pwd') ?? '')?.[1];
  return `https://${zoom.hostname}${zoom.pathname}${passcode ? `?pwd=${passcode}` : ''}`;
}
