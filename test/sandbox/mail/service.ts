import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { createJournal, type Journal } from '../journal.ts';

type Moment = 'greeting' | 'login' | 'recipient' | 'data';

/** `reset` after `data` takes the mail and loses the answer. */
type MailFault = { do: 'answer'; code: number; words: string } | { do: 'hang' } | { do: 'reset' };

type ReceivedMail = {
  from: string;
  to: string[];
  /** As it came. */
  raw: string;
  mail: Email;
  /** Whether it came through TLS. */
  secure: boolean;
};

export type MailServer = {
  /** For SMTP_URL, with the login. */
  url: string;
  port: number;
  user: string;
  pass: string;
  /** Every mail that was taken, repetitions too. */
  mails: Journal<ReceivedMail>;
  violations: string[];
  /** Befalls the next session, or so many. */
  fail(at: Moment, fault: MailFault, times?: number): void;
  /** Nobody answers at the port any more. */
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
};

type Options = {
  /** Offers STARTTLS with a certificate that nobody signed; otherwise none. */
  startTls?: boolean;
};

/** An emulated mail server that wants a login and is strict about what a mail is. */
export async function startMailServer({ startTls = false }: Options = {}): Promise<MailServer> {
  const [user, pass] = ['notes', 'canary-mail-password'];
  const mails = createJournal<ReceivedMail>();
  const violations: string[] = [];
  const faults: { at: Moment; fault: MailFault; left: number }[] = [];
  const faultAt = (at: Moment, session: SMTPServerSession, answer: (error: Error) => void): boolean => {
    const found = faults.find((entry) => entry.at === at && entry.left > 0);
    if (!found) return false;
    found.left -= 1;
    if (found.fault.do === 'answer') answer(refusal(found.fault.code, found.fault.words));
    if (found.fault.do === 'reset') reset(server, session);
    return true;
  };

  const listen = () =>
    new SMTPServer({
      authOptional: false,
      ...(startTls ? {} : { allowInsecureAuth: true }),
      disabledCommands: startTls ? [] : ['STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 100,
      onConnect: (session, done) => void (faultAt('greeting', session, done) || done()),
      onAuth(auth, session, done) {
        if (faultAt('login', session, done)) return;
        if (auth.username === user && auth.password === pass) done(null, { user });
        else done(refusal(535, '5.7.8 Username and password not accepted'));
      },
      onRcptTo: (_, session, done) => void (faultAt('recipient', session, done) || done()),
      onData(stream, session, done) {
        void take(stream, session).then((received) => {
          const lost = faults.some(
            ({ at, fault, left }) => at === 'data' && fault.do === 'reset' && left > 0,
          );
          const failed = faultAt('data', session, done);
          if (!failed || lost) {
            violations.push(...problemsOf(received));
            mails.add(received);
          }
          if (!failed) done(null, 'queued');
        });
      },
    });
  let server = listen();
  const open = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject);
      server.on('error', () => {});
      const { server: net } = server;
      server.listen(port, '127.0.0.1', () => resolve((net.address() as AddressInfo).port));
    });
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  const port = await open(0);

  return {
    url: `smtp://${user}:${pass}@127.0.0.1:${port}${startTls ? '' : '?tls=none'}`,
    port,
    user,
    pass,
    mails,
    violations,
    fail: (at, fault, left = 1) => void faults.push({ at, fault, left }),
    stop,
    async start() {
      server = listen();
      await open(port);
    },
    close: stop,
  };
}

function refusal(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}

function reset(server: SMTPServer, { id }: SMTPServerSession): void {
  for (const connection of server.connections) {
    if (connection.session.id === id) connection._socket.destroy();
  }
}

async function take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<ReceivedMail> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks).toString('latin1');
  const { mailFrom, rcptTo } = session.envelope;
  return {
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo.map(({ address }) => address),
    raw,
    mail: await PostalMime.parse(raw),
    secure: session.secure,
  };
}

/** RFC 5322: one of each of these headers, no line beyond 998 characters, and To is who gets it. */
function problemsOf({ raw, mail, to }: ReceivedMail): string[] {
  const [head = ''] = raw.split('\r\n\r\n');
  const names = head
    .split('\r\n')
    .filter((line) => !/^\s/.test(line))
    .map((line) => line.split(':')[0]?.toLowerCase());
  const once = ['from', 'to', 'subject', 'date', 'message-id', 'mime-version'];
  const counts = once.flatMap((name) =>
    names.filter((other) => other === name).length === 1 ? [] : [`not one ${name} header`],
  );
  const strange = names.filter((name) => name === 'bcc' || name === 'cc');
  const long = raw.split('\r\n').some((line) => line.length > 998) ? ['a line beyond 998 characters'] : [];
  const shown = mail.to?.map(({ address }) => address).join() === to.join() ? [] : ['To is not who gets it'];
  return [...counts, ...strange.map((name) => `a ${name} header`), ...long, ...shown];
}
