import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { type Outside, startOutside } from '../outside/service.ts';

const body = z.strictObject({
  type: z.string(),
  timestamp: z.iso.datetime(),
  data: z.record(z.string(), z.json()),
});
const headers = z.looseObject({
  'webhook-id': z.string().min(1),
  'webhook-timestamp': z.string().regex(/^\d+$/),
  'webhook-signature': z.string().startsWith('v1,'),
});

type WorkflowRun = { id: string; type: string; data: Record<string, unknown> };

export type WorkflowReceiver = Outside<'hook'> & {
  secret: string;
  /** What was run: a repeated `webhook-id` runs nothing. */
  runs: WorkflowRun[];
  deliveries: string[];
};

/** A receiver of workflow calls that checks them as Standard Webhooks asks, and tells repeated ones. */
export async function startWorkflows({ port }: { port?: number } = {}): Promise<WorkflowReceiver> {
  const secret = `whsec_${Buffer.from('an emulated secret of 32 bytes!!').toString('base64')}`;
  const webhook = new Webhook(secret);
  const runs: WorkflowRun[] = [];
  const deliveries: string[] = [];
  const outside = await startOutside<'hook'>({
    port,
    notFound: { status: 404, json: { error: 'no such workflow' } },
    gate: () => undefined,
    routes: [
      {
        name: 'hook',
        method: 'POST',
        path: /^\/hooks\/[a-z]+$/,
        handle(call, violate) {
          const given = headers.safeParse(call.headers);
          const said = body.safeParse(call.json);
          if (!given.success || !said.success) {
            violate('not what Standard Webhooks says');
            return { status: 400, json: { error: 'malformed' } };
          }
          try {
            webhook.verify(call.body.toString('utf8'), given.data as Record<string, string>);
          } catch {
            return { status: 401, json: { error: 'signature' } };
          }
          const id = given.data['webhook-id'];
          deliveries.push(id);
          if (!runs.some((run) => run.id === id))
            runs.push({ id, type: said.data.type, data: said.data.data });
          return { status: 202 };
        },
      },
    ],
  });
  return { ...outside, secret, runs, deliveries };
}
