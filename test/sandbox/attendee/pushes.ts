import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { AttendeeBot } from './bots.ts';
import { dumps } from './python-json.ts';

// bots/webhook_utils.py (which subscriptions, signature) and bots/tasks/deliver_webhook_task.py (body, headers, retries).

type Delivery = { trigger: string; url: string; key: string; statuses: (number | 'lost')[] };

export type Pushes = {
  /** As its page shows it: base64 of 32 bytes. */
  secret: string;
  deliveries: Delivery[];
  /** Where an address of a webhook leads; on this machine nobody has a public one. */
  reach(lead: (url: string) => string): void;
  push(bot: AttendeeBot, trigger: string, data: object): void;
  /** Once what was pushed so far was delivered or given up. */
  settled(): Promise<void>;
};

const maxAttempts = 3;
/** Attendee waits for seconds between attempts, and longer each time. */
const backoffMs = 20;

export function createPushes(): Pushes {
  const secret = randomBytes(32);
  const deliveries: Delivery[] = [];
  const pending = new Set<Promise<void>>();
  let lead = (url: string) => url;
  const deliver = async (delivery: Delivery, payload: Parameters<typeof dumps>[0]) => {
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Attendee-Webhook/1.0',
      'x-webhook-signature': sign(payload, secret),
    };
    const body = dumps(payload, { canonical: false });
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      const status = await post(lead(delivery.url), body, headers);
      delivery.statuses.push(status);
      if (typeof status === 'number' && status >= 200 && status < 300) return;
      await new Promise((resolve) => setTimeout(resolve, backoffMs * 2 ** attempt));
    }
  };
  return {
    secret: secret.toString('base64'),
    deliveries,
    reach(how) {
      lead = how;
    },
    push({ id, metadata, webhooks }, trigger, data) {
      for (const { url, triggers } of webhooks) {
        if (!triggers.includes(trigger)) continue;
        const key = randomUUID();
        const delivery: Delivery = { trigger, url, key, statuses: [] };
        deliveries.push(delivery);
        const payload = {
          ...{ idempotency_key: key, bot_id: id, bot_metadata: metadata, trigger },
          // A copy: it's pushed as it was.
          data: structuredClone(data) as Parameters<typeof dumps>[0],
        };
        const done = deliver(delivery, payload).finally(() => pending.delete(done));
        pending.add(done);
      }
    },
    async settled() {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}

/** `sign_payload`: over the payload as canonical JSON, which isn't what is sent. */
export function sign(payload: Parameters<typeof dumps>[0], secret: Buffer): string {
  return createHmac('sha256', secret)
    .update(dumps(payload, { canonical: true }))
    .digest('base64');
}

async function post(url: string, body: string, headers: Record<string, string>): Promise<number | 'lost'> {
  try {
    const signal = AbortSignal.timeout(10_000);
    const answer = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 'lost';
  }
}
