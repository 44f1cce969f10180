import type { JsonCall, JsonClient, Reply } from '../../http/json-client.ts';
import type { AccessTokens, Refused } from './access-token.ts';

export type AuthorizedCall = Pick<JsonCall, 'name' | 'method' | 'path' | 'query' | 'json' | 'signal'>;

/** Calls Google; if the token was revoked early, calls once more with a new one. */
export async function authorized(
  http: JsonClient,
  tokens: AccessTokens,
  call: AuthorizedCall,
): Promise<{ ok: true; value: Reply } | Refused> {
  for (let again = false; ; again = true) {
    const token = await tokens.get(call.signal);
    if (!token.ok) return token;
    const headers = { authorization: `Bearer ${token.value}` };
    const reply = await http.send({ headers, ...call });
    if (again || reply.kind !== 'answer' || reply.status !== 401) return { ok: true, value: reply };
    tokens.forget();
  }
}
