import { expect, onTestFinished } from 'vitest';
import { createAgent } from '../../../../services/http/agent.ts';
import { createJsonClient } from '../../../../services/http/json-client.ts';
import { createPersonCalendars } from '../../../../services/integrations/google/person-calendars.ts';
import { parseServiceAccount } from '../../../../services/integrations/google/service-account.ts';
import { startGoogle } from '../../../sandbox/google/service.ts';

export const ada = 'ada@acme.org';
export const account = 'stand-in@acme.iam.gserviceaccount.com';
const week = { from: new Date('2026-12-01T00:00:00Z'), to: new Date('2026-12-08T00:00:00Z') };

/** A time of that week. */
export const on = (day: number, time = '09:30') => new Date(`2026-12-0${day}T${time}:00Z`);

/** Google, and our client of people's calendars, over real HTTP. */
export async function reach({ mode = 'delegated' as 'delegated' | 'shared', deadline = 2_000 } = {}) {
  const google = await startGoogle();
  const key = parseServiceAccount(JSON.stringify(google.account));
  if (!key) throw new Error('the emulator’s key is no key');
  const dispatcher = createAgent({ maxAnswerBytes: 5 * 1024 * 1024, fresh: true });
  const clientOf = (baseUrl: string) => createJsonClient({ baseUrl, dispatcher, deadlineMs: deadline });
  const client = createPersonCalendars({
    account: key,
    mode,
    tokenHttp: clientOf(key.token_uri),
    http: clientOf(google.url),
    now: () => new Date(),
  });
  onTestFinished(async () => {
    await dispatcher.destroy();
    await google.close();
    expect(google.violations, 'Google was misused').toEqual([]);
  });
  const { signal } = new AbortController();
  return {
    google,
    client,
    signal,
    read: (syncToken: string | null = null, email = ada) => client.read(email, week, syncToken, signal),
    /** Reads that must succeed: what stands there, a line each, and the token. */
    async listed(syncToken: string | null = null, email = ada) {
      const answer = await client.read(email, week, syncToken, signal);
      if (answer.kind !== 'read') throw new Error(JSON.stringify(answer));
      const lines = answer.occurrences.map(
        ({ start, title }) => `${start.toISOString().slice(8, 16).replace('T', ' ')} ${title}`,
      );
      return { lines, occurrences: answer.occurrences, token: answer.syncToken ?? '' };
    },
    /** How often Google was asked for events so far. */
    asked: () => google.journal.entries.filter(({ route }) => route === 'calendar.events').length,
    /** How often for a token. */
    tokens: () => google.journal.entries.filter(({ route }) => route === 'token').length,
  };
}
