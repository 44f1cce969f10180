import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import type { JsonClient } from '../../http/json-client.ts';
import { isSuccess } from '../../http/replies.ts';
import type { Workflows } from '../../tasks/ports/workflows.ts';
import { outcomeAt } from '../tool-outcomes.ts';

export type WorkflowsOptions = {
  workflows: readonly { name: string; url: string }[];
  /** `whsec_…`, base64. */
  secret: string;
  /** A client for one address, over the guarded agent. */
  clientFor: (url: string) => JsonClient;
};

/** Workflows by name, each call signed as https://github.com/standard-webhooks/standard-webhooks has it. */
export function createWorkflows({ workflows, secret, clientFor }: WorkflowsOptions): Workflows {
  const webhook = new Webhook(secret);
  return {
    named: workflows.map(({ name, url }) => ({ name, host: new URL(url).host })),
    async call({ name, key, at, data }, signal) {
      const workflow = workflows.find((candidate) => candidate.name === name);
      if (!workflow) return { kind: 'failed', problem: { kind: 'no_such_workflow', name } };
      const text = JSON.stringify({ type: `workflow.${name}`, timestamp: at.toISOString(), data });
      const reply = await clientFor(workflow.url).send({
        name: 'workflow',
        method: 'POST',
        path: '',
        text,
        headers: {
          'webhook-id': key,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
          'webhook-signature': webhook.sign(key, at, text),
        },
        statusOnly: true,
        signal,
      });
      if (isSuccess(reply)) return { kind: 'done', value: null };
      return outcomeAt('workflow', reply, z.null());
    },
  };
}
