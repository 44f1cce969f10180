import { expect, test } from 'vitest';
import { readConfig, secretsOf } from '../../../src/config.ts';
import { hostToListenOn } from '../../../src/settings/door-settings.ts';
import { problemsBeside, right } from '../../support/settings.ts';

const vexa = { EARS: 'vexa', VEXA_URL: 'http://vexa.internal:18056/', VEXA_API_KEY: 'vxa_bot_0123456789' };
const attendee = {
  ...{ EARS: 'attendee', ATTENDEE_URL: 'https://app.attendee.dev/api/v1/' },
  ATTENDEE_API_KEY: 'attendee_key_0123456789',
};
const problems = (given: Record<string, string>) => problemsBeside(given).join('\n');

test('ears are off unless set, and then need an address and a key, which is a secret', () => {
  expect(readConfig(right).EARS).toBeUndefined();
  const config = readConfig({ ...right, ...vexa });
  expect(config).toMatchObject({ EARS: 'vexa', EARS_WHEN: 'needed', VEXA_URL: 'http://vexa.internal:18056' });
  expect(secretsOf(config)).toContain(vexa.VEXA_API_KEY);
  expect(problems({ EARS: 'vexa' })).toMatch(/EARS.*VEXA_URL.*EARS.*VEXA_API_KEY/s);
  expect(problems({ EARS: 'otter' })).toContain('EARS: must be vexa or attendee');
  expect(problems({ ...vexa, EARS_WHEN: 'sometimes' })).toContain('EARS_WHEN');
  expect(problems({ EARS_WHEN: 'always' })).toContain('EARS_WHEN');
  // Without EARS nobody is sent, and who is in a call already is still ended.
  expect(problems({ VEXA_URL: vexa.VEXA_URL, VEXA_API_KEY: vexa.VEXA_API_KEY })).toBe('');
});

test('Attendee’s address may have the path that its documentation gives', () => {
  const config = readConfig({ ...right, ...attendee });
  expect(config).toMatchObject({ EARS: 'attendee', ATTENDEE_URL: 'https://app.attendee.dev' });
  expect(secretsOf(config)).toContain(attendee.ATTENDEE_API_KEY);
  expect(problems({ ...vexa, EARS: 'attendee' })).toMatch(/EARS.*ATTENDEE_URL.*EARS.*ATTENDEE_API_KEY/s);
  expect(problems({ ...vexa, ...attendee, EARS: 'vexa' })).toBe('');
});

test('Attendee pushes only to https, with secrets of the form that it makes', () => {
  const secret = Buffer.alloc(32, 7).toString('base64');
  const other = Buffer.alloc(32, 8).toString('base64');
  const pushes = { ATTENDEE_WEBHOOK_SECRET: `${secret} ${other}`, PUBLIC_URL: 'https://stand-in.acme.org' };
  const config = readConfig({ ...right, ...attendee, ...pushes });
  expect(secretsOf(config)).toEqual(expect.arrayContaining([secret, other]));
  expect(hostToListenOn(config)).toBeUndefined();
  expect(problems({ ...attendee, ATTENDEE_WEBHOOK_SECRET: secret })).toContain('PUBLIC_URL');
  expect(problems({ ...attendee, ...pushes, PUBLIC_URL: 'http://stand-in.acme.org' })).toContain('https');
  for (const wrong of ['', 'whsec_x', secret.slice(1), `${secret},${other}`])
    expect(problems({ ...attendee, ...pushes, ATTENDEE_WEBHOOK_SECRET: wrong }), wrong).toContain(
      'ATTENDEE_WEBHOOK_SECRET',
    );
});

test('keys for tickets and pull requests are secrets too', () => {
  const work = {
    GITHUB_TOKEN: 'github_pat_11ABC0123456789',
    GITHUB_ORG: 'acme',
    LINEAR_API_KEY: 'lin_api_01234567',
  };
  expect(secretsOf(readConfig({ ...right, ...work }))).toEqual(
    expect.arrayContaining([work.GITHUB_TOKEN, work.LINEAR_API_KEY]),
  );
});
