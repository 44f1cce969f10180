import {
  type Answer,
  type Outside,
  type OutsideCall,
  startOutside,
  type Violate,
} from '../outside/service.ts';

// Vexa-ai/vexa at 4647c96: core/gateway/services/gateway/src/gateway/app.py (keys, routes), and in
// core/meetings/services/meeting-api/src/meeting_api bot_spawn/router.py and service.py (POST /bots),
// lifecycle/stop_router.py (DELETE /bots/…), collector/app.py and adapters.py (lists, transcripts, and DELETE /meetings/…).

type Status =
  | 'requested'
  | 'joining'
  | 'awaiting_admission'
  | 'needs_human_help'
  | 'active'
  | 'stopping'
  | 'completed'
  | 'failed';

type Said = { speaker?: string; text: string; start: number; end: number; completed?: boolean; id?: string };

export type VexaBot = {
  id: number;
  platform: string;
  code: string;
  name: string;
  status: Status;
  /** Why it ended, as its record says it. */
  data: {
    completion_reason?: string;
    failure_stage?: string;
    artifact_deletion?: { state: 'completed'; completed_at: string };
  };
  createdAt: Date;
  /** Another user's, whose call this key's user may see. */
  isShared: boolean;
  isStopRequested: boolean;
  segments: Map<string, object>;
};

type RouteName = 'start' | 'list' | 'transcript' | 'stop' | 'delete';

export type Vexa = Outside<RouteName> & {
  key: string;
  bots: VexaBot[];
  /** Bots that are in a call, or on their way. */
  running(): VexaBot[];
  /** What a new bot does on its own; `active` unless told. */
  becomes(status: Status): void;
  /** Whether a bot that is asked to leave does so at once. */
  leavesAtOnce(does: boolean): void;
  /** A bot of somebody else: with the same key, or one whose call this key's user may only see. */
  add(code: string, theirs?: Partial<Pick<VexaBot, 'createdAt' | 'isShared'>>): VexaBot;
  end(bot: VexaBot, reason: string, stage?: string): void;
  /** Somebody speaks; the same id again replaces what was written. */
  says(bot: VexaBot, ...said: Said[]): void;
};

const detail = (status: number, text: string): Answer => ({ status, json: { detail: text } });
export const noSpeech = detail(
  503,
  'no transcription backend configured — set it in Settings or environment variables TRANSCRIPTION_SERVICE_URL + TRANSCRIPTION_SERVICE_TOKEN',
);
export const tooMany = detail(429, 'Bot concurrency limit reached');

const fields = new Set([
  ...['platform', 'native_meeting_id', 'meeting_url', 'bot_name', 'passcode', 'language', 'task'],
  ...['recording_enabled', 'transcribe_enabled', 'automatic_leave'],
]);
const leaveFields = new Set(['max_bot_time', 'max_wait_for_admission', 'max_time_left_alone']);

/** Vexa's gateway, as far as a bot needs it. One bot a key and call, as its database sees to. */
export async function startVexa({ port }: { port?: number } = {}): Promise<Vexa> {
  const key = 'vxa_bot_emulated0123456789';
  const bots: VexaBot[] = [];
  let next: Status = 'active';
  let atOnce = true;
  const isRunning = ({ status }: VexaBot) => status !== 'completed' && status !== 'failed';
  const inCall = (platform = '', code = '') =>
    bots.filter((bot) => isRunning(bot) && !bot.isShared && bot.platform === platform && bot.code === code);

  const add = (platform: string, code: string, name: string): VexaBot => {
    const bot: VexaBot = {
      ...{ id: 41 + bots.length, platform, code, name, status: next, data: {}, createdAt: new Date() },
      ...{ isShared: false, isStopRequested: false, segments: new Map() },
    };
    bots.unshift(bot);
    return bot;
  };

  const start = ({ json }: OutsideCall, violate: Violate): Answer => {
    const body = json as Record<string, unknown> | undefined;
    if (!body) return detail(422, 'invalid JSON body');
    const { platform = '', native_meeting_id: code = '', bot_name: name = 'Vexa' } = body;
    for (const field of Object.keys(body)) if (!fields.has(field)) violate(`unknown field ${field}`);
    for (const [field, value] of Object.entries(body.automatic_leave ?? {})) {
      if (!leaveFields.has(field)) return detail(422, `automatic_leave has unknown field(s): ${field}`);
      if (!Number.isInteger(value) || Number(value) <= 0) return detail(422, `automatic_leave.${field}`);
    }
    if (!/^[^?#&=/\s]{1,255}$/.test(String(code))) return detail(422, 'native_meeting_id');
    if (platform !== 'google_meet' && platform !== 'teams' && !body.meeting_url)
      return detail(422, `unsupported platform '${platform}' without a meeting_url`);
    if (inCall(String(platform), String(code)).length > 0) return detail(409, 'An active meeting exists');
    return { status: 201, json: rowOf(add(String(platform), String(code), String(name))) };
  };

  const outside = await startOutside<RouteName>({
    port,
    notFound: detail(404, 'Not Found'),
    gate: ({ headers }) => {
      if (headers['x-api-key'] === undefined) return detail(401, 'Missing API key');
      return headers['x-api-key'] === key ? undefined : detail(401, 'Invalid API key');
    },
    routes: [
      { name: 'start', method: 'POST', path: /^\/bots$/, handle: start },
      {
        name: 'list',
        method: 'GET',
        path: /^\/bots$/,
        handle({ query }) {
          const limit = Number(query.get('limit') ?? 50);
          if (limit < 1 || limit > 100) return detail(422, 'limit');
          const all = bots.filter(({ platform }) => [null, platform].includes(query.get('platform')));
          return {
            status: 200,
            json: { meetings: all.slice(0, limit).map(rowOf), has_more: all.length > limit },
          };
        },
      },
      {
        name: 'transcript',
        method: 'GET',
        path: /^\/transcripts\/by-id\/(\d+)$/,
        handle({ ids: [id] }) {
          const bot = bots.find((one) => one.id === Number(id));
          return bot && !bot.data.artifact_deletion
            ? { status: 200, json: transcriptOf(bot) }
            : detail(404, `Meeting ${id} not found`);
        },
      },
      {
        name: 'stop',
        method: 'DELETE',
        path: /^\/bots\/([^/]+)\/([^/]+)$/,
        handle({ ids: [platform, code] }) {
          const pending = inCall(platform, code).filter(({ isStopRequested }) => !isStopRequested);
          const [first] = pending;
          if (!first) return detail(404, 'No active meeting for this bot');
          for (const bot of pending) {
            bot.isStopRequested = true;
            if (bot.status === 'active') bot.status = 'stopping';
            if (atOnce) endBot(bot, 'stopped');
          }
          const also = pending.slice(1).map(({ id }) => id);
          return {
            status: 200,
            json: {
              ...{ status: 'stopping', meeting_id: first.id, native_meeting_id: code },
              ...{ also_stopped: also, cancelled: [] },
            },
          };
        },
      },
      {
        name: 'delete',
        method: 'DELETE',
        path: /^\/meetings\/(\d+)$/,
        handle({ ids: [id] }) {
          const bot = bots.find((one) => one.id === Number(id));
          if (!bot) return detail(404, 'Meeting not found');
          if (isRunning(bot))
            return detail(409, 'Meeting artifacts can only be deleted after the lifecycle is terminal');
          bot.segments.clear();
          bot.data.artifact_deletion = { state: 'completed', completed_at: new Date().toISOString() };
          return { status: 204 };
        },
      },
    ],
  });
  return {
    ...outside,
    key,
    bots,
    running: () => bots.filter(isRunning),
    becomes(status) {
      next = status;
    },
    leavesAtOnce(does) {
      atOnce = does;
    },
    add: (code, theirs = {}) => Object.assign(add('google_meet', code, 'Somebody’s'), theirs),
    end: endBot,
    says(bot, ...said) {
      for (const { id, speaker, text, start: from, end: to, completed = true } of said) {
        const segment_id = id ?? `sess_9c2a:${speaker ?? ''}:${Math.round(from * 1_000)}`;
        bot.segments.set(segment_id, {
          ...{ start: from, end: to, text, language: 'en', segment_id, completed },
          ...(speaker ? { speaker } : {}),
          absolute_start_time: new Date(bot.createdAt.getTime() + from * 1_000).toISOString(),
          absolute_end_time: new Date(bot.createdAt.getTime() + to * 1_000).toISOString(),
        });
      }
    },
  };
}

function endBot(bot: VexaBot, reason: string, stage?: string): void {
  bot.status = stage ? 'failed' : 'completed';
  bot.data = { completion_reason: reason, ...(stage ? { failure_stage: stage } : {}) };
}

function rowOf({ id, platform, code, status, createdAt, isShared }: VexaBot) {
  return {
    ...{
      id,
      user_id: isShared ? 8 : 7,
      shared: isShared,
      platform,
      native_meeting_id: code,
      status,
      bot_container_id: `mtg-${code}-bot`,
    },
    ...{ start_time: null, end_time: null, created_at: createdAt.toISOString(), data: {} },
  };
}

function transcriptOf({ id, platform, code, status, data, segments }: VexaBot) {
  return {
    ...{ id, platform, native_meeting_id: code, status, data, start_time: null, end_time: null },
    ...{ constructed_meeting_url: `https://meet.google.com/${code}`, recordings: [], notes: null },
    segments: [...segments.values()],
  };
}
