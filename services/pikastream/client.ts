import type { SessionProvider } from '../meetings/ports/session-provider.ts';
import { sessionCreator } from './create-session.ts';
import type { Http } from './http.ts';
import { sessionClient } from './session-client.ts';
import { walletClient } from './wallet-client.ts';

/** PikaStream over HTTP, as docs/pikastream.md describes it. Every answer is parsed; every failure is a value. */
export function createPikaStream(http: Http): SessionProvider {
  return { ...walletClient(http), ...sessionCreator(http), ...sessionClient(http) };
}
