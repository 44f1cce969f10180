import { hashOf, isSame, newSecret } from '../../common/secret.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { AgentsUnit } from '../ports/agents-unit.ts';
import { hostOfRedirect } from './redirect-uris.ts';
import { endOf } from './request.ts';

export type WentOn =
  /** The page shows the code, or that Slack asks. */
  | {
      kind: 'waits';
      stage: 'waiting' | 'asked';
      code: string;
      clientName: string;
      clientHost: string | null;
      readOnly: boolean;
    }
  /** The browser takes this to the client. */
  | { kind: 'goes_on'; redirectUri: string; clientState: string | null; answer: 'refused' | { code: string } }
  /** It took it along before. */
  | { kind: 'done'; clientName: string };

/**
 * How a request stands, for the browser that began it; null for every other, and where it has ended. The first look after
 * the person allowed it takes the authorization code along, which nobody sees again.
 */
export const goOn =
  ({ transact }: { transact: Transact<AgentsUnit> }) =>
  (requestId: string, browser: string): Promise<WentOn | null> =>
    transact(async (unit) => {
      const request = await unit.oauth.request(requestId);
      if (!request || !isSame(hashOf(browser), request.browserHash)) return null;
      const client = await unit.oauth.client(request.clientId);
      if (!client) return null;
      const { redirectUri, clientState } = request;
      switch (request.stage) {
        case 'waiting':
        case 'asked': {
          const { stage, code, readOnly } = request;
          return {
            ...{ kind: 'waits', stage, code, readOnly, clientName: client.name },
            clientHost: hostOfRedirect(redirectUri),
          };
        }
        case 'refused':
          return { kind: 'goes_on', redirectUri, clientState, answer: 'refused' };
        case 'allowed': {
          const code = newSecret();
          const expiresAt = endOf('issued', unit.now);
          await unit.oauth.saveRequest({ ...request, stage: 'issued', grantHash: hashOf(code), expiresAt });
          return { kind: 'goes_on', redirectUri, clientState, answer: { code } };
        }
        case 'issued':
        case 'redeemed':
          return { kind: 'done', clientName: client.name };
        default:
          return request.stage satisfies never;
      }
    });
