import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { findClock } from '../../../src/doctor/checks/clock.ts';
import { startAttendee } from '../../sandbox/attendee/service.ts';
import { startGoogle } from '../../sandbox/google/service.ts';
import { startModel } from '../../sandbox/model/service.ts';
import { startVexa } from '../../sandbox/vexa/service.ts';
import { someoneWithADoctor } from '../../support/doctor.ts';

test('a clock that is off is told by how much, and in which direction', () => {
  const minutes = (count: number) => ({ aheadMs: count * 60_000, unsureMs: 600 });
  expect(findClock(minutes(0), 200)).toMatchObject({
    state: 'ok',
    says: 'agrees with Slack’s and the database’s.',
  });
  expect(findClock(minutes(7), null)).toMatchObject({
    state: 'warning',
    says: 'this machine’s is 420 s ahead of Slack’s.',
    costs: expect.stringContaining('five minutes'),
  });
  expect(findClock(minutes(0), -45_000)).toMatchObject({
    says: 'this machine’s is 45 s behind the database’s.',
  });
  // Slack's clock has whole seconds, and its answer took its time.
  expect(findClock({ aheadMs: 30_500, unsureMs: 800 }, null).state).toBe('ok');
  expect(findClock(null, null).state).toBe('warning');
});

test('a public address leads to Stand-in, to something else, or nowhere', async () => {
  const { find } = await someoneWithADoctor();
  const pages: Record<string, string> = {};
  const server = createServer(({ url = '' }, response) => {
    response.writeHead(pages[url] ? 200 : 404, { 'content-type': 'application/json' });
    response.end(pages[url]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const PUBLIC_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const found = () => find('Public address', { PUBLIC_URL });
  const isOurs = { state: 'warning', says: expect.stringContaining('isn’t https') };

  expect(await found()).toMatchObject({ state: 'warning', says: expect.stringContaining('(HTTP 404)') });
  pages['/healthz'] = '{"ok":true}';
  expect(await found()).toMatchObject(isOurs);
  // A proxy need not let that one through.
  delete pages['/healthz'];
  pages['/.well-known/oauth-protected-resource'] = JSON.stringify({ resource: `${PUBLIC_URL}/mcp` });
  expect(await found()).toMatchObject(isOurs);
  pages['/.well-known/oauth-protected-resource'] = '{"resource":"https://another.test/mcp"}';
  expect(await found()).toMatchObject({ says: expect.stringContaining('something else answers') });
  expect(await find('Public address', { PUBLIC_URL: 'http://127.0.0.1:1' })).toMatchObject({
    state: 'warning',
    says: expect.stringContaining('connection refused'),
    todo: expect.stringContaining('check the proxy'),
  });
});

test('a model that answers, and one whose key is refused', async () => {
  const { find } = await someoneWithADoctor();
  const model = await startModel();
  onTestFinished(() => model.close());
  model.says({ answer: 'ready' });
  const settings = { MODEL: 'compatible/small', MODEL_BASE_URL: `${model.url}/v1`, MODEL_API_KEY: model.key };
  expect(await find('Model', settings)).toEqual({
    check: 'Model',
    state: 'ok',
    says: 'compatible/small answers.',
  });
  expect(await find('Model', { ...settings, MODEL_API_KEY: 'sk-of-another' })).toMatchObject({
    state: 'warning',
    says: 'compatible/small: its provider refused the key (HTTP 401).',
    costs: expect.stringContaining('highlights'),
    todo: 'An admin can check the model’s key.',
  });
  expect(model.violations).toEqual([]);
});

test('Google lets the service account in for each thing that it is set up for, or says why not', async () => {
  const { findAll } = await someoneWithADoctor();
  const google = await startGoogle();
  onTestFinished(() => google.close());
  const settings = {
    GOOGLE_SERVICE_ACCOUNT: JSON.stringify(google.account),
    GOOGLE_SUBJECT: 'ada@acme.test',
    GOOGLE_CALENDARS: 'shared',
    GOOGLE_MEET_TRANSCRIPTS: 'on',
  };
  const of = async (changed = {}) =>
    (await findAll({ ...settings, ...changed })).filter(({ check }) => /Follow|Google/.test(check));
  expect((await of()).map(({ check, state }) => `${state} ${check}`)).toEqual([
    'ok Follow-ups',
    'ok Google calendars',
    'ok Google Meet',
  ]);
  const stranger = { ...google.account, client_email: 'somebody-else@project.iam.gserviceaccount.com' };
  const refused = await of({ GOOGLE_SERVICE_ACCOUNT: JSON.stringify(stranger) });
  expect(refused[0]).toMatchObject({
    state: 'warning',
    says: 'Google refuses the service account: Invalid JWT Signature.',
    costs: 'Follow-ups come as calendar files.',
    todo: expect.stringContaining('domain-wide delegation'),
  });
});

test('who listens takes the key, or refuses it', async () => {
  const { find } = await someoneWithADoctor();
  const [vexa, attendee] = await Promise.all([startVexa(), startAttendee()]);
  onTestFinished(async () => void (await Promise.all([vexa.close(), attendee.close()])));
  const byVexa = { EARS: 'vexa', VEXA_URL: vexa.url, VEXA_API_KEY: vexa.key };
  expect(await find('Ears', byVexa)).toMatchObject({ state: 'ok', says: 'Vexa takes the key.' });
  const byAttendee = { EARS: 'attendee', ATTENDEE_URL: attendee.url, ATTENDEE_API_KEY: attendee.key };
  expect(await find('Ears', byAttendee)).toMatchObject({ state: 'ok', says: 'Attendee takes the key.' });
  expect(await find('Ears', { ...byVexa, VEXA_API_KEY: 'vxa_bot_of_another' })).toMatchObject({
    state: 'warning',
    says: 'Vexa refused the key; an admin can check VEXA_API_KEY.',
    costs: expect.stringContaining('there’s no transcript'),
  });
  expect([...vexa.violations, ...attendee.violations]).toEqual([]);
});
