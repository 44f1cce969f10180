import { z } from 'zod';
import { maxRedirects, type registerClient } from '../../services/agents/oauth/register-client.ts';
import { parseJson } from '../../services/http/parse-json.ts';
import type { Route } from '../http/server.ts';
import type { OAuthAddress } from './address.ts';
import { answerError, answerJson, answerLater } from './answers.ts';
import type { OAuthLimits } from './limits.ts';
import { maxBodyBytes } from './parameters.ts';

/** Everything else that a client may say of itself (RFC 7591, 2) changes nothing here. */
const metadataSchema = z.looseObject({
  client_name: z.string().catch(''),
  redirect_uris: z.array(z.string()).min(1).max(maxRedirects),
});

const maxValues = 200;

/** `POST /oauth/register`: dynamic client registration of public clients (RFC 7591). */
export function registerRoute({
  at,
  register,
  limits,
}: {
  at: () => OAuthAddress | null;
  register: ReturnType<typeof registerClient>;
  limits: Pick<OAuthLimits, 'register'>;
}): Route {
  return {
    method: 'POST',
    path: '/oauth/register',
    maxBodyBytes,
    async handle({ sender, body }) {
      if (!at()) return { status: 404 };
      const waitMs = limits.register(sender());
      if (waitMs > 0) return answerLater(waitMs);
      const read = metadataSchema.safeParse(parseJson((await body()).toString('utf8'), { maxValues })).data;
      if (!read) return answerError('invalid_client_metadata');
      const client = await register({ name: read.client_name, redirectUris: read.redirect_uris });
      if (!client) return answerError('invalid_redirect_uri');
      return answerJson(201, {
        client_id: client.id,
        client_name: client.name,
        redirect_uris: client.redirectUris,
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'none',
      });
    },
  };
}
