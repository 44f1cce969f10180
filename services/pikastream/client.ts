import { FormData } from 'undici';
import type { z } from 'zod';
import type {
  CreateOutcome,
  Outcome,
  SessionOrder,
  SessionProvider,
} from '../meetings/ports/session-provider.ts';
import type { Problem } from '../meetings/problem.ts';
import type { Persona } from '../personas/persona.ts';
import { withUpdates } from '../personas/with-updates.ts';
import { sessionEventSchema } from '../sessions/session-event.ts';
import { isEmpty, type Notes, notesSchema } from '../sessions/session-notes.ts';
import { type Http, problemOf, type Reply } from './http.ts';
import { clean } from './problems.ts';
import {
  balanceSchema,
  checkoutSchema,
  createdSchema,
  feedSchema,
  productsSchema,
  statusSchema,
  unwrap,
} from './schemas.ts';
import { smallestSufficient } from './wallet.ts';

/** Deadlines in milliseconds: the public client's where it has one, ten seconds for what is asked again and again. */
const deadlines = {
  wallet: 15_000,
  create: 180_000,
  status: 10_000,
  end: 30_000,
  feed: 10_000,
  notes: 10_000,
};

const skill = { 'x-skill-name': 'pikastream-video-meeting' };

/** PikaStream over HTTP, as docs/pikastream.md describes it. Every answer is parsed; every failure is a value. */
export function createPikaStream(http: Http, persona: Persona): SessionProvider {
  return {
    async balance(signal) {
      const reply = await http.send({
        name: 'balance',
        method: 'GET',
        path: '/developer/balance',
        deadline: deadlines.wallet,
        signal,
      });
      return mapOutcome(read(reply, balanceSchema), ({ balance }) => balance);
    },

    async offerTopUp(deficit, signal) {
      const deadline = deadlines.wallet;
      const listed = read(
        await http.send({
          name: 'topup_products',
          method: 'GET',
          path: '/developer/topup/products',
          deadline,
          signal,
        }),
        productsSchema,
      );
      if (!listed.ok) return listed;
      const product = smallestSufficient(listed.value.products, deficit);
      if (!product) return { ok: true, value: null };
      const json = { product_id: product.id };
      const path = '/developer/topup';
      const checkout = read(
        await http.send({ name: 'topup', method: 'POST', path, deadline, json, signal }),
        checkoutSchema,
      );
      return mapOutcome(checkout, ({ checkout_url: checkoutUrl }) => ({
        name: clean(product.name) ?? `${product.credits} credits`,
        credits: product.credits,
        checkoutUrl,
      }));
    },

    async create(order, signal) {
      const reply = await http.send({
        name: 'create',
        method: 'POST',
        path: '/proxy/realtime/meeting-session',
        deadline: deadlines.create,
        headers: { ...skill, 'x-sender-id': order.sender, 'x-message-channel': order.channel },
        form: formOf(order, persona),
        fresh: true,
        signal,
      });
      return createOutcome(reply);
    },

    async status(sessionId, signal) {
      const reply = await http.send({
        name: 'status',
        method: 'GET',
        path: sessionPath(sessionId),
        deadline: deadlines.status,
        headers: skill,
        signal,
      });
      if (is(reply, 404)) return { ok: true, value: { phase: 'closed', detail: null } };
      return mapOutcome(read(reply, statusSchema), phaseOf);
    },

    async end(sessionId, signal) {
      const reply = await http.send({
        name: 'end',
        method: 'DELETE',
        path: sessionPath(sessionId),
        deadline: deadlines.end,
        headers: skill,
        signal,
      });
      const gone = is(reply, 404) || (reply.kind === 'answer' && isSuccess(reply.status));
      return gone ? { ok: true, value: true } : { ok: false, problem: problemOf(reply) };
    },

    async events(sessionId, cursor, signal) {
      const after = cursor === null ? '' : `?after=${encodeURIComponent(cursor)}`;
      const reply = await http.send({
        name: 'feed',
        method: 'GET',
        path: `${sessionPath(sessionId)}/events${after}`,
        deadline: deadlines.feed,
        headers: skill,
        signal,
      });
      if (is(reply, 404, 405)) return { ok: true, value: null };
      return mapOutcome(read(reply, feedSchema), ({ events, next_cursor, done }) => ({
        events: events.flatMap((event) => sessionEventSchema.safeParse(event).data ?? []),
        cursor: next_cursor ?? null,
        done,
      }));
    },

    async notes(sessionId, signal) {
      const reply = await http.send({
        name: 'notes',
        method: 'GET',
        path: `${sessionPath(sessionId)}/notes`,
        deadline: deadlines.notes,
        headers: skill,
        signal,
      });
      if (is(reply, 404, 405)) return { ok: true, value: 'absent' };
      if (is(reply, 202)) return { ok: true, value: 'pending' };
      return mapOutcome<Notes, Notes | 'absent'>(read(reply, notesSchema), (notes) =>
        isEmpty(notes) ? 'absent' : notes,
      );
    },
  };
}

function sessionPath(sessionId: string): string {
  return `/proxy/realtime/session/${encodeURIComponent(sessionId)}`;
}

function formOf(order: SessionOrder, persona: Persona): FormData {
  const form = new FormData();
  const { bytes, contentType, fileName } = persona.avatar;
  form.set('image', new Blob([bytes], { type: contentType }), fileName);
  form.set('voice_id', persona.voiceId);
  form.set('meet_url', order.passcode ? `${order.callUrl}?pwd=${order.passcode}` : order.callUrl);
  form.set('bot_name', order.botName);
  form.set('platform', order.platform);
  if (order.passcode) form.set('meeting_password', order.passcode);
  form.set('system_prompt', withUpdates(persona.instructions, order.updates));
  return form;
}

function createOutcome(reply: Reply): CreateOutcome {
  if (reply.kind === 'not_sent') return { kind: 'deferred', problem: reply.problem, retryAfterSeconds: null };
  if (reply.kind === 'no_answer') return { kind: 'uncertain', problem: reply.problem };
  const created = read(reply, createdSchema);
  if (created.ok) return { kind: 'created', sessionId: created.value.session_id };
  const { problem } = created;
  switch (problem.kind) {
    case 'rate_limited':
    case 'unavailable':
      return { kind: 'deferred', problem, retryAfterSeconds: reply.retryAfterSeconds };
    case 'key_refused':
    case 'payment_required':
    case 'rejected':
      return { kind: 'refused', problem };
    case 'server_error':
    case 'no_answer':
    case 'bad_answer':
      return { kind: 'uncertain', problem };
    default:
      return problem.kind satisfies never;
  }
}

function phaseOf(answer: z.infer<typeof statusSchema>) {
  const { status, video_worker_connected, video_connected, meeting_bot_connected, error_message } = answer;
  const detail = clean(error_message);
  if (status === 'closed') return { phase: 'closed', detail } as const;
  if (status === 'error') return { phase: 'error', detail } as const;
  if (status === 'ready') return { phase: 'connected', detail } as const;
  if ((video_worker_connected || video_connected) && meeting_bot_connected)
    return { phase: 'connected', detail } as const;
  const waiting = ['created', 'pending', 'connecting'].includes(status);
  return waiting
    ? ({ phase: 'waiting', detail } as const)
    : ({ phase: 'unknown', detail: clean(status) } as const);
}

function is(reply: Reply, ...statuses: number[]): boolean {
  return reply.kind === 'answer' && statuses.includes(reply.status);
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function read<Schema extends z.ZodType>(reply: Reply, schema: Schema): Outcome<z.infer<Schema>> {
  if (reply.kind !== 'answer' || !isSuccess(reply.status)) return { ok: false, problem: problemOf(reply) };
  const parsed = schema.safeParse(unwrap(reply.json));
  if (parsed.success) return { ok: true, value: parsed.data };
  const problem: Problem = {
    kind: 'bad_answer',
    status: reply.status,
    detail: 'not the answer the interface promises',
  };
  return { ok: false, problem };
}

function mapOutcome<From, To>(outcome: Outcome<From>, map: (value: From) => To): Outcome<To> {
  return outcome.ok ? { ok: true, value: map(outcome.value) } : outcome;
}
