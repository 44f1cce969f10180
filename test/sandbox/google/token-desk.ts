import { type CryptoKey, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Answer, OutsideCall, Violate } from '../outside/service.ts';

const scopes = {
  calendar: 'https://www.googleapis.com/auth/calendar.events',
  /** People’s own calendars. */
  calendars: 'https://www.googleapis.com/auth/calendar.events.readonly',
  meet: 'https://www.googleapis.com/auth/meetings.space.readonly',
};
const form = z.strictObject({
  grant_type: z.literal('urn:ietf:params:oauth:grant-type:jwt-bearer'),
  assertion: z.string(),
});
const claims = z.strictObject({
  iss: z.string(),
  aud: z.string(),
  sub: z.string().optional(),
  scope: z.enum(scopes),
  iat: z.int(),
  exp: z.int(),
});

export type TokenDeskDeps = {
  publicKey: CryptoKey;
  issuer: string;
  audience: () => string;
  /** Why nobody may act in this person’s name with their own calendars; null where one may. */
  refusalOf(subject: string): { status: number; error: string; description: string } | null;
};

/** Gives a token for an assertion that is signed as https://developers.google.com/identity/protocols/oauth2/service-account asks. */
export function createTokenDesk(deps: TokenDeskDeps) {
  const given = new Map<string, { scope: string; subject: string | undefined }>();
  const tokenIn = (authorization: string | undefined) => authorization?.replace(/^Bearer /, '') ?? '';
  const refuse = (error: string, description: string, status = 400): Answer => ({
    status,
    json: { error, error_description: description },
  });

  return {
    isGood: (authorization: string | undefined) => given.has(tokenIn(authorization)),
    isFor: (authorization: string | undefined, service: keyof typeof scopes) =>
      given.get(tokenIn(authorization))?.scope === scopes[service],
    subjectOf: (authorization: string | undefined) => given.get(tokenIn(authorization))?.subject,
    revoke: () => given.clear(),
    async give({ json }: OutsideCall, violate: Violate): Promise<Answer> {
      const body = form.safeParse(json);
      if (!body.success) {
        violate(z.prettifyError(body.error));
        return refuse('invalid_request', 'Bad request.');
      }
      const { publicKey, issuer, audience } = deps;
      const options = { issuer, audience: audience(), algorithms: ['RS256'] };
      const verified = await jwtVerify(body.data.assertion, publicKey, options).catch(() => undefined);
      if (!verified) return refuse('invalid_grant', 'Invalid JWT Signature.');
      const said = claims.safeParse(verified.payload);
      if (!said.success || said.data.exp - said.data.iat > 3_600) {
        violate('claims that Google does not take');
        return refuse('invalid_grant', 'Invalid JWT.');
      }
      const { sub, scope } = said.data;
      const refused = sub && scope === scopes.calendars ? deps.refusalOf(sub) : null;
      if (refused) return refuse(refused.error, refused.description, refused.status);
      const token = `ya29.emulated-${crypto.randomUUID()}`;
      given.set(token, { scope, subject: sub });
      return { status: 200, json: { access_token: token, expires_in: 3_599, token_type: 'Bearer' } };
    },
  };
}
