import { z } from 'zod';
import type { EarsProblem } from '../../ears/ears.ts';
import type { EarsCall, EarsService, StartOutcome } from '../../ears/ports/ears-service.ts';
import type { JsonCall, JsonClient, Reply } from '../../http/json-client.ts';
import { foundIn, isSuccess } from '../../http/replies.ts';
import { whyKept } from '../why-kept.ts';
import { readingOf, time, transcript } from './transcript.ts';

// As in Vexa-ai/vexa at 4647c96: core/gateway (routes, keys, rate), core/meetings/services/meeting-api
// (bot_spawn/router.py, lifecycle/stop_router.py, collector/app.py and adapters.py) and api.v1's schema.

export function vexaHeaders(key: string): Record<string, string> {
  return { 'x-api-key': key };
}

/** It answers once its database has the bot and the workload was asked for. */
const startDeadlineMs = 20_000;
/** Where it lists the newest first. Far more calls than one key has at once. */
const listed = 50;
/** Its clock may be behind ours by so much. */
const clocksDifferMs = 60_000;

const created = z.object({ id: z.int() });
const listedMeeting = z.object({
  id: z.int(),
  native_meeting_id: z.string().nullish(),
  status: z.string(),
  created_at: time.nullish().catch(null),
  /** Another user's, whose call this key's user may see. */
  shared: z.boolean().nullish().catch(true),
});
const meetings = z.object({ meetings: z.array(listedMeeting) });
const refusal = z.object({ detail: z.string() });

/** Vexa’s bots, by polling: a WebSocket would bring words some seconds sooner, and needs the same polling behind it. */
export function createVexa(http: JsonClient): EarsService {
  const send = (call: Omit<JsonCall, 'name'>) => http.send({ name: 'vexa', ...call });
  return {
    // A segment that becomes final late is told by its own time.
    tellsChanges: false,

    async start({ botName, maxMinutes, lobbyMinutes, ...call }, signal) {
      const json = {
        platform: call.platform,
        native_meeting_id: call.code,
        bot_name: botName,
        // Zoom's address differs by account. For Meet, Vexa builds it.
        ...(call.platform === 'zoom' ? { meeting_url: call.url } : {}),
        ...(call.passcode ? { passcode: call.passcode } : {}),
        recording_enabled: false,
        automatic_leave: {
          max_wait_for_admission: lobbyMinutes * 60_000,
          // At 4647c96 accepted and not carried out: what ends a bot is that we do.
          max_bot_time: maxMinutes * 60_000,
        },
      };
      const reply = await send({ method: 'POST', path: '/bots', json, deadlineMs: startDeadlineMs, signal });
      return outcomeOf(reply);
    },

    async find(call, since, signal) {
      const query = { platform: call.platform, limit: String(listed), exclude_planned: 'true' };
      const reply = await send({ method: 'GET', path: '/bots', query, signal });
      const found = foundIn(reply, meetings);
      if (!found.ok) return { ok: false, problem: problemOf(reply) };
      const bot = found.value.meetings.find((one) => mayBeOurs(one, call, since));
      return { ok: true, botId: bot ? String(bot.id) : null };
    },

    async read(botId, sinceMs, signal) {
      // By its own id: by the call's, the newest of a series answers.
      const reply = await send({ method: 'GET', path: `/transcripts/by-id/${botId}`, signal });
      if (reply.kind === 'answer' && reply.status === 404) return { ok: true, value: null };
      const found = foundIn(reply, transcript);
      return found.ok
        ? { ok: true, value: readingOf(found.value, sinceMs) }
        : { ok: false, problem: problemOf(reply) };
    },

    async leave(call, signal) {
      const reply = await send({ method: 'DELETE', path: `/bots/${pathOf(call)}`, signal });
      // None is there, or it was asked before.
      const isGone = reply.kind === 'answer' && reply.status === 404;
      return isGone || isSuccess(reply) ? { ok: true } : { ok: false, problem: problemOf(reply) };
    },

    async deleteData(botId, signal) {
      // By its own id too. What was deleted before is answered in the same way.
      const reply = await send({ method: 'DELETE', path: `/meetings/${botId}`, signal });
      if (reply.kind === 'answer' && reply.status === 409) return { ok: false, problem: 'still_there' };
      return isSuccess(reply) ? { ok: true } : { ok: false, problem: whyKept(reply) };
    },
  };
}

function pathOf({ platform, code }: EarsCall): string {
  return `${platform}/${encodeURIComponent(code)}`;
}

/** It carries no mark of ours: what was in the call before we asked, and what only can be seen, is another's. */
function mayBeOurs(bot: z.infer<typeof listedMeeting>, { code }: EarsCall, since: Date): boolean {
  const { native_meeting_id, status, shared, created_at: at } = bot;
  if (native_meeting_id !== code || isOver(status) || shared) return false;
  return !at || at.getTime() >= since.getTime() - clocksDifferMs;
}

function isOver(status: string): boolean {
  return status === 'completed' || status === 'failed';
}

function outcomeOf(reply: Reply): StartOutcome {
  const found = foundIn(reply, created);
  if (found.ok) return { kind: 'started', botId: String(found.value.id) };
  const problem = problemOf(reply);
  if (reply.kind === 'not_sent' || problem === 'no_speech') return { kind: 'deferred', problem };
  // A server that fails may have sent the bot all the same.
  if (reply.kind === 'no_answer') return { kind: 'uncertain', problem };
  const { status } = reply;
  if (status >= 500 || status < 300) return { kind: 'uncertain', problem };
  if (status === 409) return { kind: 'taken' };
  return { kind: status === 429 ? 'deferred' : 'refused', problem };
}

function problemOf(reply: Reply): EarsProblem {
  if (reply.kind !== 'answer' || reply.status < 300) return 'unreachable';
  if (reply.status === 401 || reply.status === 403) return 'key_refused';
  if (reply.status === 429) return 'too_many';
  // Refused before anything is written down (bot_spawn/service.py, 1b).
  const { detail = '' } = refusal.safeParse(reply.json).data ?? {};
  if (reply.status === 503 && detail.includes('transcription backend')) return 'no_speech';
  return reply.status >= 500 ? 'unreachable' : 'refused';
}
