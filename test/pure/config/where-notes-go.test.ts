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
  ['https://mail.acme.org', 'must look like smtps://'],
  ['smtp://u:canary@mail.acme.org/path', 'must look like smtps://'],
  ['nonsense canary', 'must look like smtps://'],
  ['smtp://u:canary@mail.example.com', 'is still a placeholder'],
  ['smtp://u:canary@mail.acme.org?tls=none', 'may use ?tls=none only for a server on this machine'],
  ['smtps://u:canary@localhost?tls=none', '?tls=none only for'],
  ['smtp://u:canary@mail.acme.org?tls=off', 'only ?tls=none is allowed'],
  ['smtp://u:canary@mail.acme.org?tls.rejectUnauthorized=false', 'only ?tls=none is allowed'],
])('a mail server %s is refused, and not quoted', (url, problem) => {
  const problems = problemsBeside({ ...from, SMTP_URL: url });
  expect(problems).toEqual([
    `SMTP_URL: ${problemsBeside({ ...from, SMTP_URL: url })[0]?.slice('SMTP_URL: '.length)}`,
  ]);
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
  expect(problems).toEqual([expect.stringContaining('MAIL_FROM: must look like')]);
});

test.each([
  [{ SMTP_URL: 'smtp://mail.acme.org' }, 'SMTP_URL: also needs MAIL_FROM; set it, or remove SMTP_URL'],
  [from, 'MAIL_FROM: also needs SMTP_URL; set it, or remove MAIL_FROM'],
  [{ ENCRYPTION_KEY: '' }, 'ENCRYPTION_KEY: is set but empty; make one with: openssl rand -base64 32'],
  [{ ENCRYPTION_KEY: 'short' }, "ENCRYPTION_KEY: isn't valid; make one with: openssl rand -base64 32"],
  [
    { ENCRYPTION_KEY: Buffer.alloc(32).toString('base64') },
    "ENCRYPTION_KEY: isn't valid; make one with: openssl rand -base64 32",
  ],
  [{ ENCRYPTION_KEYS: key }, "ENCRYPTION_KEYS: isn't a setting; did you mean ENCRYPTION_KEY?"],
])('%j is refused', (environment, problem) => {
  expect(problemsBeside(environment as Record<string, string>)).toEqual([problem]);
});

test('a mail password and the key are known to the log', () => {
  const config = readConfig({
    ...right,
    ...from,
    SMTP_URL: 'smtp://u:p%2Fcanary@mail.acme.org',
    ENCRYPTION_KEY: key,
  });
  expect(secretsOf(config)).toEqual(expect.arrayContaining(['p/canary', 'p%2Fcanary', key]));
  expect(config.ENCRYPTION_KEY?.map(({ length }) => length)).toEqual([32]);
});
