import { hashOf } from '../../common/secret.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { AgentsUnit } from '../ports/agents-unit.ts';
import { newConnectCode } from './connect-code.ts';
import { endOf, type OAuthRequest } from './request.ts';

export type StartDeps = { transact: Transact<AgentsUnit>; newId: () => string };

/** What a checked authorization request asks for; `browser` is the secret in the browser's cookie. */
export type WantedRequest = Pick<
  OAuthRequest,
  'clientId' | 'redirectUri' | 'clientState' | 'challenge' | 'readOnly'
> & { browser: string };

/** Keeps what a client asks for, bound to the browser that it sent here. Answers the request's id. */
export const startRequest =
  ({ transact, newId }: StartDeps) =>
  ({ browser, ...wanted }: WantedRequest): Promise<string> =>
    transact(async (unit) => {
      const id = newId();
      await unit.oauth.addRequest({
        ...wanted,
        ...{ id, browserHash: hashOf(browser), code: newConnectCode(), stage: 'waiting' },
        ...{ teamId: null, userId: null, channelId: null, name: null, grantHash: null, tokenId: null },
        expiresAt: endOf('waiting', unit.now),
      });
      return id;
    });
