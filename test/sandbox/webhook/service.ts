import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { type WebhookBody, webhookBodySchema } from '../../../services/notes/destinations/webhook-body.ts';
import { type Outside, startOutside } from '../outside/service.ts';

const headers = z.looseObject({
  'content-type': z.literal('application/json'),
  'webhook-id': z.uuid(),
  'webhook-timestamp': z.string().regex(/^\d{10}$/),
  'webhook-signature': z.string().startsWith('v1,'),
});

export type WebhookReceiver = Outside<'hook'> & {
  /** Where it listens: a path that would be a secret. */
  hook: string;
  /** What it was told: a repeated `webhook-id` tells nothing new. */
  notes: { id: string; body: WebhookBody }[];
  /** Every `webhook-id`, repetitions too. */
  deliveries: string[];
  /** From now on only posts signed with this are taken. */
  trust(secret: string): void;
};

/** A receiver of notes that checks them as docs/webhook.md says. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  let webhook: Webhook | null = null;
  const notes: WebhookReceiver['notes'] = [];
  const deliveries: string[] = [];
  const outside = await startOutside<'hook'>({
    notFound: { status: 404 },
    gate: () => undefined,
    routes: [
      {
        name: 'hook',
        method: 'POST',
        path: /^\/hooks\/canary-of-a-path$/,
        handle(call, violate) {
          const given = headers.safeParse(call.headers);
          const body = webhookBodySchema.safeParse(call.json);
          if (!given.success || !body.success) {
            violate(z.prettifyError((given.error ?? body.error) as z.ZodError));
            return { status: 400 };
          }
          if (call.body.length > 1_000_000) violate(`a body of ${call.body.length} bytes`);
          try {
            if (!webhook) throw new Error('trusts nobody yet');
            webhook.verify(call.body.toString('utf8'), given.data as Record<string, string>);
          } catch {
            return { status: 401 };
          }
          const id = given.data['webhook-id'];
          deliveries.push(id);
          if (!notes.some((one) => one.id === id)) notes.push({ id, body: body.data });
          return { status: 204 };
        },
      },
    ],
  });
  return {
    ...outside,
    hook: `${outside.url}/hooks/canary-of-a-path`,
    notes,
    deliveries,
    trust: (secret) => {
      webhook = new Webhook(secret);
    },
  };
}
