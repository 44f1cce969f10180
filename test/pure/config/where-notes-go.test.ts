import { expect, test } from 'vitest';
import { readConfig, secretsOf } from '../../../src/config.ts';
import { problemsBeside, right } from '../../support/settings.ts';

const from = { MAIL_FROM: 'Stand-in <notes@acme.org>' };
const key = Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString('base64');

test.each([
  [
    'smtps://u:p@mail.acme.org',
    { host: 'mail.acme.org', port: 465, tls: 'implicit', login: { user: 'u', pass: 'p' } },
  ],
  ['smtp://mail.acme.org', { host: 'mail.acme.org', port: 587, tls: 'starttls', login: null }],
  [
    'smtp://u%40acme.org:p%2Fw@mail.acme.org:2525',
    { port: 2525, login: { user: 'u@acme.org', pass: 'p/w' } },
  ],
  ['smtp://localhost:1025?tls=none', { host: 'localhost', port: 1025, tls: 'none' }],
  ['smtp://mailpit:1025/?tls=none', { host: 'mailpit', tls: 'none' }],
  ['smtp://[::1]:1025?tls=none', { host: '::1', tls: 'none' }],
])('a mail server %s is read', (url, server) => {
  expect(readConfig({ ...right, ...from, SMTP_URL: url })).toMatchObject({
    SMTP_URL: server,
    MAIL_FROM: { name: 'Stand-in', address: 'notes@acme.org' },
  });
});

test.each([
  ['https://mail.acme.org', 'smtps://'],
  ['smtp://u:canary@mail.acme.org/path', 'smtps://'],
  ['nonsense canary', 'smtps://'],
  ['smtp://u:canary@mail.example.com', 'placeholder'],
  ['smtp://u:canary@mail.acme.org?tls=none', '?tls=none only for'],
  ['smtps://u:canary@localhost?tls=none', '?tls=none only for'],
  ['smtp://u:canary@mail.acme.org?tls=off', 'only ?tls=none is'],
  ['smtp://u:canary@mail.acme.org?tls.rejectUnauthorized=false', 'only ?tls=none is'],
])('a mail server %s is refused without quoting it', (url, problem) => {
  const problems = problemsBeside({ ...from, SMTP_URL: url });
  expect(problems).toEqual([expect.stringMatching(/^SMTP_URL: /)]);
  expect(problems[0]).toContain(problem);
  expect(problems[0]).not.toContain('canary');
});

test.each([
  'nobody',
  'Stand-in <notes@acme>',
  'a@b.org, c@d.org',
  'X\r\nBcc: e@f.org <a@b.org>',
  'notes@your-company.com',
])('a sender %j is refused', (sender) => {
  const problems = problemsBeside({ SMTP_URL: 'smtp://mail.acme.org', MAIL_FROM: sender });
  expect(problems).toEqual([expect.stringMatching(/^MAIL_FROM: must look like/)]);
});

test.each([
  [{ SMTP_URL: 'smtp://mail.acme.org' }, /^SMTP_URL: .*MAIL_FROM/],
  [from, /^MAIL_FROM: .*SMTP_URL/],
  [{ ENCRYPTION_KEY: '' }, /^ENCRYPTION_KEY: .*empty.*openssl rand/],
  [{ ENCRYPTION_KEY: 'short' }, /^ENCRYPTION_KEY: isn't valid.*openssl rand/],
  [{ ENCRYPTION_KEY: Buffer.alloc(32).toString('base64') }, /^ENCRYPTION_KEY: isn't valid.*openssl rand/],
  [{ ENCRYPTION_KEYS: key }, /^ENCRYPTION_KEYS: isn't a setting.*ENCRYPTION_KEY\?/],
])('%j is refused', (environment, problem) => {
  expect(problemsBeside(environment as Record<string, string>)).toEqual([expect.stringMatching(problem)]);
});

test('the log knows the mail password and the encryption key', () => {
  const config = readConfig({
    ...right,
    ...from,
    SMTP_URL: 'smtp://u:p%2Fcanary@mail.acme.org',
    ENCRYPTION_KEY: key,
  });
  expect(secretsOf(config)).toEqual(expect.arrayContaining(['p/canary', 'p%2Fcanary', key]));
  expect(config.ENCRYPTION_KEY?.map(({ length }) => length)).toEqual([32]);
});
