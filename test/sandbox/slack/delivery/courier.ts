import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Journal } from '../../journal.ts';
import { envelopeOf } from '../event-payloads.ts';
import type { SlackJournalEntry } from '../journal-entries.ts';
import type { Json } from '../json.ts';
import { WORKSPACE } from '../seed.ts';
import type { Attempt, DeliveryError, Outgoing, Transport } from './transport.ts';

/** How one event fared: all its attempts; `ok` when one of them was acknowledged. */
export type DeliveryResult = { eventId: string; type: string; ok: boolean; attempts: Attempt[] };

export type EventOptions = {
  eventId?: string;
  isExtShared?: boolean;
  /** The installation that hears of it; ours unless told. */
  teamId?: string;
  /** Deliver the same event, with the same id, this many times at once. */
  times?: number;
  /** Milliseconds before each retry; the workspace's own unless told. */
  retryDelaysMs?: readonly number[];
};

export type Courier = ReturnType<typeof createCourier>;

type Options = {
  journal: Journal<SlackJournalEntry>;
  transport: () => Transport;
  retryDelaysMs: readonly number[];
};

/** Brings things to the app and writes down how it went. Events are retried, the rest never. */
export function createCourier({ journal, transport, retryDelaysMs }: Options) {
  const pending = new Set<Promise<unknown>>();
  const stopped = new AbortController();
  setMaxListeners(0, stopped.signal);

  const attemptOnce = async (outgoing: Outgoing, attempt: number, reason: string): Promise<Attempt> => {
    const via = transport();
    const result = await via.send(outgoing, { attempt, reason });
    const { ok, status, error, elapsedMs } = result;
    journal.add({
      kind: 'delivery',
      at: Date.now(),
      transport: via.kind,
      what: outgoing.what,
      id: outgoing.id,
      label: outgoing.label,
      attempt,
      retryReason: reason,
      ok,
      ...(status !== undefined && { status }),
      ...(error !== undefined && { error }),
      elapsedMs,
    });
    return result;
  };

  const deliverOnce = async (
    event: Json,
    eventId: string,
    options: EventOptions,
  ): Promise<DeliveryResult> => {
    const { isExtShared = false, teamId = WORKSPACE.teamId } = options;
    const payload = envelopeOf(event, { eventId, isExtShared, teamId });
    const label = [event.type, event.subtype].filter((part) => part !== undefined).join('/');
    const outgoing: Outgoing = { what: 'event', id: eventId, label, payload };
    const delays = options.retryDelaysMs ?? retryDelaysMs;
    const attempts: Attempt[] = [];
    for (let attempt = 0; attempt <= delays.length; attempt += 1) {
      if (attempt > 0) await pause(delays[attempt - 1] ?? 0, stopped.signal);
      if (stopped.signal.aborted) break;
      const result = await attemptOnce(outgoing, attempt, retryReason(attempts.at(-1)?.error));
      attempts.push(result);
      if (result.ok || result.noRetry) break;
    }
    return { eventId, type: label, ok: attempts.at(-1)?.ok ?? false, attempts };
  };

  return {
    /** Delivers an event until it is acknowledged or Slack would give up. */
    async deliverEvent(event: Json, options: EventOptions = {}): Promise<DeliveryResult[]> {
      const eventId = options.eventId ?? newEventId();
      const copies = Array.from({ length: options.times ?? 1 }, () => deliverOnce(event, eventId, options));
      const all = Promise.all(copies);
      pending.add(all);
      return await all.finally(() => pending.delete(all));
    },
    /** Commands and interactions get one attempt. */
    deliverOnce: (outgoing: Outgoing): Promise<Attempt> => attemptOnce(outgoing, 0, ''),
    /** Resolves when nothing is on its way any more, retries included. */
    async idle(): Promise<void> {
      while (pending.size > 0) await Promise.allSettled([...pending]);
    },
    close: () => stopped.abort(),
  };
}

function retryReason(error: DeliveryError | undefined): string {
  if (error === undefined) return '';
  return error === 'no_connection' || error === 'closed' ? 'timeout' : error;
}

function newEventId(): string {
  return `Ev${randomBytes(6).toString('hex').toUpperCase()}`;
}

/** Ends early, without failing, when the workspace closes. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
