import { Webhook } from 'standardwebhooks';
import type { PikaStream } from '../pikastream/service.ts';
import type { SessionEvent } from '../pikastream/session-event.ts';

export type PushedEvents = {
  /** Answers other than 202, in words. */
  failures: string[];
  taken(): number;
};

type Deps = { pika: PikaStream; secret: string; address: () => Promise<string> };

/**
 * The emulated PikaStream pushes who comes and goes and what is said to the app's webhook, signed as the standard
 * prescribes. The feed has the same events and more: whichever comes first counts.
 */
export function pushEvents({ pika, secret, address }: Deps): PushedEvents {
  const webhook = new Webhook(secret);
  const failures: string[] = [];
  let taken = 0;

  const push = async (event: SessionEvent) => {
    const body = JSON.stringify(event);
    const id = `${event.session_id}-${event.id}`;
    const now = new Date();
    const response = await fetch(await address(), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
        'webhook-signature': webhook.sign(id, now, body),
      },
      body,
    });
    if (response.status === 202) taken += 1;
    else failures.push(`The webhook answered ${response.status} to ${event.type}.`);
  };

  pika.journal.follow((entry) => {
    if (entry.kind !== 'session' || entry.change !== 'event') return;
    const { event } = entry;
    if (!/^(participant|transcript)\./.test(event.type)) return;
    push(event).catch((error: unknown) => failures.push(`The webhook didn’t answer: ${error}`));
  });
  return { failures, taken: () => taken };
}
