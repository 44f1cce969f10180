import { expect, onTestFinished } from 'vitest';
import { createAccessTokens } from '../../../../../services/integrations/google/access-token.ts';
import { calendarScope, createGoogleCalendar } from '../../../../../services/integrations/google/calendar.ts';
import { parseServiceAccount } from '../../../../../services/integrations/google/service-account.ts';
import { scheduleFollowUpInCalendar } from '../../../../../services/tasks/tools/schedule-follow-up.ts';
import { startGoogle } from '../../../../sandbox/google/service.ts';
import { clientOf } from '../support.ts';

export async function world({ subject = 'ada@acme.org' as string | null, clock = () => new Date() } = {}) {
  const google = await startGoogle();
  const account = parseServiceAccount(JSON.stringify(google.account));
  if (!account) throw new Error('the emulator’s key is no key');
  const tokens = createAccessTokens({
    account,
    scope: calendarScope,
    subject: subject ?? undefined,
    http: clientOf(account.token_uri),
    now: clock,
  });
  const calendar = createGoogleCalendar(clientOf(google.url), tokens, google.calendarId);
  onTestFinished(async () => {
    expect(google.violations).toEqual([]);
    await google.close();
  });
  return { google, tool: scheduleFollowUpInCalendar({ calendar }) };
}

export const input = {
  title: 'Pricing, round two',
  start: '2026-12-03T15:00',
  time_zone: 'Europe/Berlin',
  minutes: 45,
  guests: ['ada@acme.org', 'bob@acme.org', 'ADA@acme.org'],
  notes: 'Bring figures.',
};
