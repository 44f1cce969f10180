import type { ReceivedRequest } from '../../http-server.ts';
import { type Json, stringOf } from '../json.ts';
import { WORKSPACE } from '../seed.ts';

export type TokenError = 'not_authed' | 'invalid_auth' | 'not_allowed_token_type';
export type TokenGate = ReturnType<typeof createTokenGate>;

/** Who may call what, and whether the app's tokens still count. */
export function createTokenGate() {
  let revoked: string | undefined;

  return {
    /** From now on every call with the bot token answers with this error; undefined makes it good again. */
    revoke(error: string | undefined): void {
      revoked = error;
    },
    /** An error for the caller; `expected` when the test took the token away itself. */
    check(
      request: ReceivedRequest,
      args: Json,
      needs: 'bot' | 'app',
    ): { error: string; expected: boolean } | undefined {
      const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
      const token = bearer ?? stringOf(args.token);
      if (needs === 'bot' && revoked !== undefined && token === WORKSPACE.botToken)
        return { error: revoked, expected: true };
      const error = tokenError(token, needs);
      return error && { error, expected: false };
    },
  };
}

function tokenError(token: string | undefined, needs: 'bot' | 'app'): TokenError | undefined {
  if (token === undefined || token === '') return 'not_authed';
  if (token !== WORKSPACE.botToken && token !== WORKSPACE.appToken) return 'invalid_auth';
  return token === (needs === 'bot' ? WORKSPACE.botToken : WORKSPACE.appToken)
    ? undefined
    : 'not_allowed_token_type';
}
