import { z } from 'zod';
import type { EarsProblem } from '../../ears/ears.ts';
import {
  type EarsCall,
  type EarsService,
  type Heard,
  nothingHeard,
  type StartOutcome,
} from '../../ears/ports/ears-service.ts';
import type { JsonCall, JsonClient, Reply } from '../../http/json-client.ts';
import { foundIn, isSuccess } from '../../http/replies.ts';
import { bot, phaseOf, problemOfBot } from './bot.ts';
import { outcomeOfDeletion } from './delete-data.ts';
import { participantEvents, personOf, utterances, wordsOf } from './heard.ts';
import { orderOf } from './order.ts';

// As in attendee-labs/attendee at 77e990e: bots/bots_api_urls.py and bots_api_views.py (routes), authentication.py and
// throttling.py (keys, rate), bots_api_utils.py (create_bot and its refusals), serializers.py and models.py.

export function attendeeHeaders(key: string): Record<string, string> {
  return { authorization: `Token ${key}` };
}

/** It answers once its database has the bot and its process was asked for. */
const startDeadlineMs = 20_000;
/** Of 25 events each: far more than people come and go between two readings. */
const maxPages = 40;

const bots = z.object({ results: z.array(bot) });
const page = z.object({ next: z.string().nullish().catch(null), results: participantEvents });
const refusal = z.object({ error: z.string() });

/** Marks our bots, one a meeting: while one with this key runs, Attendee makes no second. */
function deduplicationKey({ meetingId }: Pick<EarsCall, 'meetingId'>): string {
  return `stand-in:${meetingId}`;
}

type Failed = { ok: false; problem: EarsProblem };

/** Attendee’s bots. `webhookUrl`: where it pushes what it hears; null where nobody outside reaches us. */
export function createAttendee(http: JsonClient, { webhookUrl }: { webhookUrl: string | null }): EarsService {
  const send = (call: Omit<JsonCall, 'name'>) => http.send({ name: 'attendee', ...call });
  const get = (path: string, query: Record<string, string>, signal: AbortSignal) =>
    send({ method: 'GET', path, query, signal });

  /** What was said and who came or went since; by when it was written down, which may be long after it was said. */
  async function heardSince(id: string, sinceMs: number, signal: AbortSignal): Promise<Heard | Failed> {
    const since = sinceMs > 0 ? new Date(sinceMs).toISOString() : null;
    const said = await get(`/bots/${id}/transcript`, since ? { updated_after: since } : {}, signal);
    const words = foundIn(said, utterances);
    if (!words.ok) return { ok: false, problem: problemOf(said) };
    const people = [];
    let query: Record<string, string> | null = since ? { after: since } : {};
    for (let pages = 0; query && pages < maxPages; pages += 1) {
      const reply = await get(`/bots/${id}/participant_events`, query, signal);
      const found = foundIn(reply, page);
      if (!found.ok) return { ok: false, problem: problemOf(reply) };
      people.push(...found.value.results.flatMap((one) => (one ? personOf(one) : [])));
      const cursor = cursorIn(found.value.next);
      query = cursor ? { ...query, cursor } : null;
    }
    return { words: words.value.flatMap((one) => (one ? wordsOf(one) : [])), people };
  }

  return {
    tellsChanges: true,

    async start(order, signal) {
      const json = orderOf(order, deduplicationKey(order), webhookUrl);
      const reply = await send({ method: 'POST', path: '/bots', json, deadlineMs: startDeadlineMs, signal });
      return outcomeOf(reply);
    },

    async find(call, _since, signal) {
      const key = deduplicationKey(call);
      const reply = await get('/bots', { deduplication_key: key }, signal);
      const found = foundIn(reply, bots);
      if (!found.ok) return { ok: false, problem: problemOf(reply) };
      // One that is over counts too: a meeting has one, and no more. Who doesn't know the filter lists others' as well.
      const ours = found.value.results.findLast(({ deduplication_key: theirs }) => theirs === key);
      return { ok: true, botId: ours?.id ?? null };
    },

    async read(id, sinceMs, signal) {
      // The state first: with one that is over, the words that are read after it are all.
      const reply = await get(`/bots/${id}`, {}, signal);
      if (reply.kind === 'answer' && reply.status === 404) return { ok: true, value: null };
      const found = foundIn(reply, bot);
      if (!found.ok) return { ok: false, problem: problemOf(reply) };
      const phase = phaseOf(found.value);
      const isIn = phase !== 'joining' && phase !== 'lobby';
      const heard = isIn ? await heardSince(id, sinceMs, signal) : nothingHeard;
      if ('ok' in heard) return heard;
      const problem = problemOfBot(found.value);
      return { ok: true, value: { phase, problem, ...heard, heardMs: newestOf(heard) } };
    },

    async leave({ botId: id }, signal) {
      const reply = await send({ method: 'POST', path: `/bots/${id}/leave`, signal });
      // In a state in which nobody can be asked to leave: it was asked before, or is out.
      const isAsked = reply.kind === 'answer' && (reply.status === 400 || reply.status === 404);
      return isAsked || isSuccess(reply) ? { ok: true } : { ok: false, problem: problemOf(reply) };
    },

    async deleteData(id, signal) {
      const reply = await send({ method: 'POST', path: `/bots/${id}/delete_data`, signal });
      return outcomeOfDeletion(reply, () => get(`/bots/${id}`, {}, signal));
    },
  };
}

/** Only what it says of where to go on: the address isn't followed. */
function cursorIn(next: string | null | undefined): string | null {
  return next ? new URLSearchParams(next.slice(next.indexOf('?') + 1)).get('cursor') : null;
}

function newestOf({ words, people }: Heard): number {
  const times = [...words.map(({ to }) => to), ...people.map(({ at }) => at)];
  return times.reduce((newest, at) => Math.max(newest, at.getTime()), 0);
}

function outcomeOf(reply: Reply): StartOutcome {
  const found = foundIn(reply, bot);
  if (found.ok) return { kind: 'started', botId: found.value.id };
  const problem = problemOf(reply);
  if (reply.kind === 'not_sent') return { kind: 'deferred', problem };
  // A server that fails may have made the bot all the same.
  if (reply.kind === 'no_answer' || reply.status >= 500 || reply.status < 300)
    return { kind: 'uncertain', problem };
  const said = saidIn(reply);
  // Only a bot of this meeting has this key: it's looked up next.
  if (said.startsWith('Deduplication key already in use'))
    return { kind: 'uncertain', problem: 'already_there' };
  const mayPass = problem === 'too_many' || said.startsWith('An error occurred');
  return { kind: mayPass ? 'deferred' : 'refused', problem };
}

function saidIn(reply: Extract<Reply, { kind: 'answer' }>): string {
  return refusal.safeParse(reply.json).data?.error ?? '';
}

function problemOf(reply: Reply): EarsProblem {
  if (reply.kind !== 'answer' || reply.status < 300 || reply.status >= 500) return 'unreachable';
  if (reply.status === 401 || reply.status === 403) return 'key_refused';
  const said = saidIn(reply);
  if (reply.status === 429 || said.includes('maximum number of concurrent bots')) return 'too_many';
  return said.includes('run out of credits') ? 'no_credits' : 'refused';
}
