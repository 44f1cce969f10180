import { randomBytes, randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { NewEvent } from '../sandbox/pikastream/session-event.ts';

export const webhookSecret = `whsec_${randomBytes(24).toString('base64')}`;

/** Where the app listens. */
type Doored = { app: { port: number } };

export type Push = { secret?: string; id?: string; at?: Date; type?: string };

/** The headers that a sender who knows the secret gives its bytes. */
export function signed(
  body: string,
  { secret = webhookSecret, id = randomUUID(), at = new Date() }: Push = {},
): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}

export async function postWebhook(
  { app }: Doored,
  body: string,
  headers: Record<string, string>,
): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${app.port}/webhooks/pikastream`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** Pushes an event of a session to the webhook, as PikaStream would: once more where the connection breaks. */
export function push(world: Doored, sessionId: string, event: NewEvent, how: Push = {}): Promise<number> {
  const body = JSON.stringify({
    id: randomUUID(),
    at: new Date().toISOString(),
    ...event,
    session_id: sessionId,
  });
  const headers = signed(body, how);
  return postWebhook(world, body, headers).catch(() => postWebhook(world, body, headers));
}
