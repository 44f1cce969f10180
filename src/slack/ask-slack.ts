import type { Logger } from '@slack/web-api';
import { LogLevel } from '@slack/web-api';
import { createAgent } from '../../services/http/agent.ts';
import { type Fetch, fetchThrough } from '../../services/http/fetch.ts';
import { writeFailureOf } from '../../services/slack/api/slack-errors.ts';
import { createSlackClient } from '../../services/slack/api/writer.ts';
import { type Identity, identityIn } from './identity.ts';
import { type TokenTrouble, wordsOfAppToken, wordsOfBotToken } from './token-words.ts';

type Asking = { token: string | undefined; apiUrl: string | undefined };

/** How far this machine's clock is ahead of another, and how sure that is. */
export type ClockDifference = { aheadMs: number; unsureMs: number };

/** Whose bot token it is, and what it may do; null where Slack didn't tell. */
export type BotToken = { who: Identity; scopes: readonly string[] | null; clock: ClockDifference | null };

export type Asked<Value> = { ok: true; value: Value } | { ok: false; trouble: TokenTrouble };

/** Tries a bot token, with a question that changes nothing. */
export async function askWithBotToken(asking: Asking): Promise<Asked<BotToken>> {
  let clock: ClockDifference | null = null;
  const noted = (difference: ClockDifference | null) => {
    clock = difference;
  };
  return ask(asking, wordsOfBotToken, noted, async (client) => {
    const answer = await client.auth.test();
    const scopes = answer.response_metadata?.scopes ?? null;
    return { who: identityIn(answer), scopes, clock };
  });
}

/** Asks for nothing but an answer, which needs no token (https://docs.slack.dev/reference/methods/api.test). */
export async function askWithoutToken(
  apiUrl: string | undefined,
): Promise<Asked<{ clock: ClockDifference | null }>> {
  let clock: ClockDifference | null = null;
  const noted = (difference: ClockDifference | null) => {
    clock = difference;
  };
  return ask({ token: undefined, apiUrl }, wordsOfBotToken, noted, async (client) => {
    await client.api.test();
    return { clock };
  });
}

/** Tries an app-level token: Slack gives an address for a socket, which nobody has to use. */
export function askWithAppToken(asking: Asking): Promise<Asked<null>> {
  return ask(
    asking,
    wordsOfAppToken,
    () => {},
    async (client) => {
      await client.apps.connections.open({});
      return null;
    },
  );
}

async function ask<Value>(
  { token, apiUrl }: Asking,
  words: (error: string) => TokenTrouble,
  note: (difference: ClockDifference | null) => void,
  call: (client: ReturnType<typeof createSlackClient>) => Promise<Value>,
): Promise<Asked<Value>> {
  const agent = createAgent({ maxAnswerBytes: 1024 * 1024 });
  try {
    const fetch = comparingClocks(fetchThrough(agent), note);
    return { ok: true, value: await call(createSlackClient({ token, apiUrl, fetch, logger: silent })) };
  } catch (error) {
    const failure = writeFailureOf(error);
    return { ok: false, trouble: words('error' in failure ? failure.error : failure.kind) };
  } finally {
    await agent.destroy();
  }
}

/** Slack's `Date` has whole seconds, and was written somewhere between question and answer. */
function comparingClocks(fetch: Fetch, note: (difference: ClockDifference | null) => void): Fetch {
  return async (url, init) => {
    const [asked, from] = [Date.now(), performance.now()];
    const answer = await fetch(url, init);
    const halfTripMs = (performance.now() - from) / 2;
    const theirs = Date.parse(answer.headers.get('date') ?? '');
    const aheadMs = asked + halfTripMs - (theirs + 500);
    note(Number.isNaN(theirs) ? null : { aheadMs, unsureMs: halfTripMs + 500 });
    return answer;
  };
}

/** What goes wrong is told by the answer. */
const silent: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};
