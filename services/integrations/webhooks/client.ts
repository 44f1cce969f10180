import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { pointsInside } from '../../http/failure.ts';
import type { JsonClient, Reply } from '../../http/json-client.ts';
import { addressProblem } from '../../http/public-address.ts';
import { isSuccess, mayPass, problemIn, waitIn } from '../../http/replies.ts';
import type { ExportOutcome } from '../../notes/destinations/recap-export.ts';
import type { Webhooks } from '../../notes/ports/webhooks.ts';

const maxAddressChars = 2_000;

/**
 * Signed posts as https://github.com/standard-webhooks/standard-webhooks has them, over the guarded agent: https only,
 * never inside the network, no redirects.
 */
export function createWebhooks(clientFor: (url: string) => JsonClient): Webhooks {
  return {
    problem: (url) => (url.length > maxAddressChars ? 'is too long' : addressProblem(url)),
    newSecret: () => `whsec_${randomBytes(32).toString('base64')}`,
    async post({ url, secret, key, at, text }, signal) {
      const reply = await clientFor(url).send({
        name: 'notes_webhook',
        method: 'POST',
        path: '',
        text,
        headers: {
          'user-agent': 'Stand-in',
          'webhook-id': key,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
          'webhook-signature': new Webhook(secret).sign(key, at, text),
        },
        statusOnly: true,
        signal,
      });
      return outcomeOf(reply);
    },
  };
}

/** A post without an answer is repeated: the receiver knows it by its id. */
function outcomeOf(reply: Reply): ExportOutcome {
  const problem = problemIn(reply);
  if (reply.kind !== 'answer') return { kind: reply.reason === pointsInside ? 'failed' : 'later', problem };
  const { status } = reply;
  if (isSuccess(reply)) return { kind: 'sent', url: null };
  if (status === 410) return { kind: 'failed', problem: { kind: 'gone' } };
  return status === 425 || mayPass(reply)
    ? { kind: 'later', problem, ...waitIn(reply) }
    : { kind: 'failed', problem };
}
