import { z } from 'zod';
import type { JsonClient } from '../../http/json-client.ts';
import { isSuccess } from '../../http/replies.ts';
import type { CrmTarget } from '../../tasks/ports/crm.ts';
import { objects } from './objects.ts';

/** https://developers.hubspot.com/docs/api-reference/account-account-info-v3/details/get-account-info-v3-details */
const details = z.object({
  portalId: z.number().int().positive(),
  uiDomain: z.string().regex(/^app(-[a-z0-9]+)?\.hubspot\.com$/),
});

/** A record's page, `null` where the account doesn't say where it lives. Asked for once. */
export function createRecordLinks(http: JsonClient) {
  let home: string | null = null;
  return async ({ kind, id }: CrmTarget, signal: AbortSignal): Promise<string | null> => {
    home ??= await homeOf(http, signal);
    return home && `${home}/record/${objects[kind].type}/${id}`;
  };
}

async function homeOf(http: JsonClient, signal: AbortSignal): Promise<string | null> {
  const path = '/account-info/v3/details';
  const reply = await http.send({ name: 'hubspot', method: 'GET', path, signal });
  const known = isSuccess(reply) ? details.safeParse(reply.json).data : undefined;
  return known ? `https://${known.uiDomain}/contacts/${known.portalId}` : null;
}
