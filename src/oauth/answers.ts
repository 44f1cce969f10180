import type { HttpAnswer } from '../http/server.ts';
import { tooMany } from '../http/too-many.ts';

/** Codes that clients act on (RFC 6749, 4.1.2.1 and 5.2; RFC 7591, 3.2.2; RFC 8707, 2), and what each means here. */
const errors = {
  invalid_request: 'A parameter is missing, malformed or there twice.',
  invalid_client: 'This client isn’t registered here (any more). Register it again.',
  invalid_grant: 'The code or token is unknown, expired, used before, or another client’s.',
  invalid_scope: 'That is more than was allowed.',
  invalid_target: 'The resource isn’t this server’s address of /mcp.',
  unsupported_grant_type: 'Only authorization_code and refresh_token.',
  unsupported_response_type: 'Only code.',
  invalid_redirect_uri:
    'Name an https address, or one of the computer itself (http://localhost, 127.0.0.1 or [::1]).',
  invalid_client_metadata: 'The body isn’t what RFC 7591 describes, or too much.',
  access_denied: 'The person said no.',
  too_many_requests: 'Too many requests. Try again later.',
} as const;

export type OAuthError = keyof typeof errors;

export function describe(error: OAuthError): string {
  return errors[error];
}

/** Answers hold tokens: nothing keeps them on the way. */
const headers = { 'cache-control': 'no-store' };
const contentType = 'application/json; charset=utf-8';

export function answerJson(status: number, value: object): HttpAnswer {
  return { status, body: JSON.stringify(value), contentType, headers };
}

/** RFC 6749, 5.2: an unknown client gets 401, by which it knows that it has to register again. */
export function answerError(error: OAuthError): HttpAnswer {
  const status = error === 'invalid_client' ? 401 : 400;
  return answerJson(status, { error, error_description: describe(error) });
}

export function answerLater(waitMs: number): HttpAnswer {
  const error = 'too_many_requests';
  const answer = answerJson(429, { error, error_description: describe(error) });
  return { ...answer, headers: { ...headers, ...tooMany(waitMs).headers } };
}
