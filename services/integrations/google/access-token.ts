import { z } from 'zod';
import type { ReplyProblem } from '../../common/reply-problem.ts';
import type { JsonClient, Reply } from '../../http/json-client.ts';
import { foundIn, mayPass } from '../../http/replies.ts';
import type { ServiceAccount } from './service-account.ts';

/** Why there is no answer, and whether there may be one later. */
export type Refused = {
  ok: false;
  problem: ReplyProblem;
  mayPass: boolean;
  /** What OAuth calls it (RFC 6749, 5.2), where no token was given. */
  oauthError?: string;
};

export type AccessTokens = {
  /** A token valid for at least another minute. */
  get(signal: AbortSignal): Promise<{ ok: true; value: string } | Refused>;
  /** Google rejected the token: the next `get` fetches a new one. */
  forget(): void;
};

export type AccessTokensOptions = {
  account: ServiceAccount;
  /** What the token is good for: one of https://developers.google.com/identity/protocols/oauth2/scopes. */
  scope: string;
  /** The person in whose name it is used, by domain-wide delegation. */
  subject: string | undefined;
  /** A client for the account's token address, and nothing else. */
  http: JsonClient;
  now: () => Date;
};

/** Google accepts assertions valid for up to an hour. */
const lifetimeSeconds = 3_600;
const answer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
const refusal = z.object({ error: z.string() });

/** The JWT bearer grant of RFC 7523, as https://developers.google.com/identity/protocols/oauth2/service-account has it. */
export function createAccessTokens({ http, now, ...claims }: AccessTokensOptions): AccessTokens {
  let kept: { token: string; until: number } | null = null;
  return {
    async get(signal) {
      if (kept && now().getTime() < kept.until) return { ok: true, value: kept.token };
      const asked = now().getTime();
      const assertion = await sign(claims, Math.floor(asked / 1_000));
      const form = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion };
      const reply = await http.send({ name: 'google_token', method: 'POST', path: '', form, signal });
      const found = foundIn(reply, answer);
      if (!found.ok) return { ...found, mayPass: mayPass(reply), ...errorIn(reply) };
      const { access_token: token, expires_in: seconds } = found.value;
      kept = { token, until: asked + (seconds - 60) * 1_000 };
      return { ok: true, value: token };
    },
    forget() {
      kept = null;
    },
  };
}

function errorIn(reply: Reply): Pick<Refused, 'oauthError'> {
  const said = reply.kind === 'answer' ? refusal.safeParse(reply.json).data : undefined;
  return said ? { oauthError: said.error } : {};
}

type Claims = Pick<AccessTokensOptions, 'account' | 'scope' | 'subject'>;

async function sign({ account, scope, subject }: Claims, at: number): Promise<string> {
  // With the first token: most processes speak to no Google.
  const { importPKCS8, SignJWT } = await import('jose');
  const { client_email: issuer, private_key: key, private_key_id: kid, token_uri: audience } = account;
  const jwt = new SignJWT({ scope })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', ...(kid ? { kid } : {}) })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(at)
    .setExpirationTime(at + lifetimeSeconds);
  if (subject) jwt.setSubject(subject);
  return jwt.sign(await importPKCS8(key, 'RS256'));
}
