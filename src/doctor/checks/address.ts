import { z } from 'zod';
import { createAgent } from '../../../services/http/agent.ts';
import { createJsonClient, type Reply } from '../../../services/http/json-client.ts';
import { foundIn } from '../../../services/http/replies.ts';
import type { Config } from '../../config.ts';
import { mcpAddress } from '../../oauth/address.ts';
import { resourcePath } from '../../oauth/metadata.ts';
import { type Finding, findings } from '../finding.ts';

const address = findings('Public address');
/** What `GET /healthz` says. */
const alive = z.object({ ok: z.literal(true) });

/** Whether the address that others are given leads to us. */
export async function findAddress({ PUBLIC_URL: url }: Pick<Config, 'PUBLIC_URL'>): Promise<Finding> {
  if (!url)
    return address.off(
      'PUBLIC_URL isn’t set.',
      'No faces beside messages, no pages for guests of calls, and agents connect only on this machine.',
      'Give Stand-in an https address and set it, if you want these.',
    );
  const problem = await problemAt(url);
  if (problem)
    return address.warning(
      `Stand-in doesn’t answer at ${url} (${problem}).`,
      'If Stand-in is running, nobody can reach it at this address.',
      `Start it and run this again. If that doesn’t help, check the proxy. It must let through what docs/operating.md lists, such as GET ${resourcePath}.`,
    );
  if (url.startsWith('https://')) return address.ok(`Stand-in answers at ${url}.`);
  return address.warning(
    `Stand-in answers at ${url}, which isn’t https.`,
    'No faces beside messages, and no pages for guests of calls.',
    'Put a proxy with a certificate in front of it.',
  );
}

/** A proxy lets either path through: the one that agents begin with, which names our address, or the one for probes. */
async function problemAt(baseUrl: string): Promise<string | null> {
  const ours = z.object({ resource: z.literal(mcpAddress(baseUrl)) });
  const dispatcher = createAgent({ maxAnswerBytes: 64 * 1024 });
  const http = createJsonClient({ baseUrl, dispatcher, deadlineMs: 5_000 });
  const signal = new AbortController().signal;
  const get = (path: string) => http.send({ name: 'public_address', method: 'GET', path, signal });
  try {
    const first = await get(resourcePath);
    if (first.kind !== 'answer') return first.reason;
    if (foundIn(first, ours).ok || foundIn(await get('/healthz'), alive).ok) return null;
    return whyNot(first);
  } finally {
    await dispatcher.destroy();
  }
}

function whyNot({ status }: Extract<Reply, { kind: 'answer' }>): string {
  return status === 200 ? 'something else answers' : `HTTP ${status}`;
}
