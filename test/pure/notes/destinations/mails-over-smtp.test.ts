import { expect, onTestFinished, test } from 'vitest';
import { createSmtpMailer, type SmtpOptions } from '../../../../services/integrations/mail/smtp.ts';
import { type MailServer, startMailServer } from '../../../sandbox/mail/service.ts';
import { hostileWords } from './documents.ts';

const mail = {
  to: 'ana@acme.org',
  subject: 'Notes',
  text: 'Text',
  html: '<p>Text</p>',
  key: crypto.randomUUID(),
};
const never = new AbortController().signal;

async function server(options: Parameters<typeof startMailServer>[0] = {}): Promise<MailServer> {
  const started = await startMailServer(options);
  onTestFinished(async () => {
    await started.close();
    expect(started.violations).toEqual([]);
  });
  return started;
}

function mailer({ port, user, pass }: MailServer, options: Partial<SmtpOptions> = {}) {
  const from = { name: 'Stand-in', address: 'notes@acme.org' };
  const made = createSmtpMailer({
    ...{ host: '127.0.0.1', port, tls: 'none', login: { user, pass }, from, silence: 500 },
    ...options,
  });
  onTestFinished(() => made.close());
  return made;
}

test.each(hostileWords)('no words add a header or a recipient: %j', async (words) => {
  const smtp = await server();
  const subject = words;
  expect(await mailer(smtp).send({ ...mail, subject, text: words }, never)).toEqual({
    kind: 'sent',
    url: null,
  });
  const [received] = smtp.mails.entries;
  expect(received?.to).toEqual(['ana@acme.org']);
  expect(received?.raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
});

test.each(['ana@acme.org, eve@evil.test', 'ana@acme.org>\r\nRCPT TO:<eve@evil.test', 'Ana <eve@evil.test>'])(
  'an address that would be two reaches nobody else: %j',
  async (to) => {
    const smtp = await server();
    await mailer(smtp).send({ ...mail, to }, never);
    expect(smtp.mails.entries.flatMap((received) => received.to)).not.toContain('eve@evil.test');
    smtp.violations.splice(0);
  },
);

test.each([
  ['recipient', 550, 'failed', 'mail_refused'],
  ['recipient', 450, 'later', 'mail_deferred'],
  ['data', 554, 'failed', 'mail_refused'],
  ['data', 451, 'later', 'mail_deferred'],
  ['greeting', 421, 'later', 'mail_deferred'],
  ['login', 535, 'failed', 'login_refused'],
  ['login', 454, 'later', 'mail_deferred'],
] as const)('at the %s an answer %i is %s', async (at, code, kind, problem) => {
  const smtp = await server();
  smtp.fail(at, { do: 'answer', code, words: 'no' });
  expect(await mailer(smtp).send(mail, never)).toEqual({
    kind,
    problem: { kind: problem, said: `${code} no` },
  });
});

test.each(['greeting', 'login', 'recipient', 'data'] as const)(
  'a server that falls silent at the %s is given up',
  async (at) => {
    const smtp = await server();
    smtp.fail(at, { do: 'hang' });
    expect(await mailer(smtp).send(mail, never)).toEqual({
      kind: 'later',
      problem: { kind: 'no_answer', why: 'no answer in time' },
    });
  },
);

test('after a lost answer, a deadline or a closed port, the mail is sent later', async () => {
  const smtp = await server();
  smtp.fail('data', { do: 'reset' });
  expect(await mailer(smtp).send(mail, never)).toMatchObject({ kind: 'later' });
  expect(smtp.mails.entries).toHaveLength(1);
  smtp.fail('data', { do: 'hang' });
  expect(await mailer(smtp).send(mail, AbortSignal.timeout(100))).toMatchObject({ kind: 'later' });
  await smtp.stop();
  expect(await mailer(smtp).send(mail, never)).toEqual({
    kind: 'later',
    problem: { kind: 'no_answer', why: 'connection refused' },
  });
  await smtp.start();
});

test('no login and no mail goes over a connection without TLS, unless told so', async () => {
  const plain = await server();
  expect(await mailer(plain, { tls: 'starttls' }).send(mail, never)).toMatchObject({ kind: 'later' });
  const untrusted = await server({ startTls: true });
  const outcome = await mailer(untrusted, { tls: 'starttls', silence: 2_000 }).send(mail, never);
  expect(outcome).toMatchObject({
    kind: 'later',
    problem: { kind: 'no_answer', why: expect.stringMatching(/certificate|TLS/) },
  });
  expect([plain.mails.entries, untrusted.mails.entries]).toEqual([[], []]);
});

test('a server that quotes our login doesn’t give it away', async () => {
  const smtp = await server();
  const plain = Buffer.from(`\0${smtp.user}\0${smtp.pass}`).toString('base64');
  smtp.fail('login', { do: 'answer', code: 535, words: `no: ${smtp.pass} ${plain}` });
  expect(await mailer(smtp).send(mail, never)).toEqual({
    kind: 'failed',
    problem: { kind: 'login_refused', said: '535 no: [redacted] [redacted]' },
  });
});
