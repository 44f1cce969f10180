import type { JsonClient } from '../../http/json-client.ts';
import { type AccessTokens, createAccessTokens } from './access-token.ts';
import { type Access, personCalendarsScope } from './calendar-refusals.ts';
import type { ServiceAccount } from './service-account.ts';

/** People whose tokens are kept; another may always be had. */
const mostKept = 1_000;

export type PersonTokensOptions = {
  account: ServiceAccount;
  mode: Access['mode'];
  /** A client for the account's token address, and nothing else. */
  tokenHttp: JsonClient;
  now: () => Date;
};

/** Tokens by whose calendar they open: each person's own where we act in their name, else one for all. */
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
    if (kept.size > mostKept && longestUnasked !== undefined) kept.delete(longestUnasked);
    return tokens;
  };
}
