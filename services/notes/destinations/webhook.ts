import { z } from 'zod';
import type { SecretCipher } from '../../common/secret-cipher.ts';
import type { Webhooks } from '../ports/webhooks.ts';
import type { ProblemOfTry } from './export-problem.ts';
import type { Outlet } from './send-export.ts';
import { webhookText } from './webhook-body.ts';

const secretSchema = z.object({ url: z.string(), secret: z.string() });

/** A webhook's address and signing secret, as they are encrypted. */
export type WebhookSecret = z.infer<typeof secretSchema>;

export function packWebhook(secret: WebhookSecret): string {
  return JSON.stringify(secretSchema.parse(secret));
}

/** A signed post. Repeatable: the receiver does nothing for a `webhook-id` that it has seen. */
export function webhookOutlet(webhooks: Webhooks, cipher: SecretCipher): Outlet {
  return {
    repeatable: true,
    async deliver({ document, isTest, to, key, now, signal }) {
      const opened = openWebhook(cipher, to);
      if (!opened.ok) return { kind: 'failed', problem: opened.problem };
      const text = webhookText(document, isTest ? 'notes.test' : 'notes.ready', now);
      return webhooks.post({ ...opened.value, key, at: now, text }, signal);
    },
  };
}

export function openWebhook(
  cipher: SecretCipher,
  { id, secret }: { id: string; secret: string | null },
): { ok: true; value: WebhookSecret } | { ok: false; problem: ProblemOfTry } {
  if (secret === null) return { ok: false, problem: { kind: 'no_address' } };
  const opened = cipher.decrypt(secret, id);
  return opened.ok
    ? { ok: true, value: secretSchema.parse(JSON.parse(opened.value)) }
    : { ok: false, problem: { kind: 'secret', why: opened.problem } };
}
