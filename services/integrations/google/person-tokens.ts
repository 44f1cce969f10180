import type { JsonClient } from '../../http/json-client.ts';
import { type AccessTokens, createAccessTokens } from './access-token.ts';
import { type Access, personCalendarsScope } from './calendar-refusals.ts';
import type { ServiceAccount } from './service-account.ts';

/** How many people's tokens are kept; a dropped one can be fetched again. */
const maxTokens = 1_000;

export type PersonTokensOptions = {
  account: ServiceAccount;
  mode: Access['mode'];
  /** A client for the account's token address, and nothing else. */
  tokenHttp: JsonClient;
  now: () => Date;
};

/** A token for each person if we act on their behalf, else one for all. */
export function createPersonTokens(options: PersonTokensOptions): (email: string) => AccessTokens {
  const { account, mode, tokenHttp: http, now } = options;
  const kept = new Map<string, AccessTokens>();
  return (email) => {
    const subject = mode === 'delegated' ? email : undefined;
    const key = subject ?? '';
    const scope = personCalendarsScope;
    const tokens = kept.get(key) ?? createAccessTokens({ account, scope, subject, http, now });
    kept.delete(key);
    kept.set(key, tokens);
    const [longestUnasked] = kept.keys();
    if (kept.size > maxTokens && longestUnasked !== undefined) kept.delete(longestUnasked);
    return tokens;
  };
}
