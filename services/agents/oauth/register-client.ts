import { oneLine } from '../../common/one-line.ts';
import { withoutQuotes } from '../../common/quoted.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { AgentsUnit } from '../ports/agents-unit.ts';
import { hostOfRedirect, isUsableRedirect, localHost } from './redirect-uris.ts';
import type { OAuthClient } from './request.ts';

/** Addresses that a client may register, and characters of its name. */
export const maxRedirects = 10;
const maxNameChars = 40;

/** Marks that Slack would draw with: a name looks like nothing but a name. */
function plainName(given: string): string {
  const cut = given.slice(0, 4 * maxNameChars);
  return oneLine(withoutQuotes(cut, ' ').replaceAll(/[*_~`:]/g, ' '), maxNameChars);
}

export type RegisterDeps = { transact: Transact<AgentsUnit>; newId: () => string };

/**
 * Registers a client (RFC 7591) with those of its addresses that codes may be sent to: some clients name one of another kind
 * beside one that they can use. Null where there is none.
 */
export const registerClient =
  ({ transact, newId }: RegisterDeps) =>
  async (wanted: { name: string; redirectUris: readonly string[] }): Promise<OAuthClient | null> => {
    const redirectUris = [...new Set(wanted.redirectUris)].filter(isUsableRedirect);
    const [first] = redirectUris;
    if (first === undefined) return null;
    const name = plainName(wanted.name) || hostOfRedirect(first) || localHost;
    const client = { id: newId(), name, redirectUris };
    await transact((unit) => unit.oauth.addClient(client));
    return client;
  };
