import type { NodemailerError, Transporter } from 'nodemailer';
import type { ConnectionProblem } from '../../common/connection-problem.ts';
import { withMaskedAddresses } from '../../common/masked-address.ts';
import { oneLine } from '../../common/one-line.ts';
import { ownValue } from '../../common/own-value.ts';
import type { ExportOutcome } from '../../notes/destinations/recap-export.ts';
import type { Mail, Mailer } from '../../notes/ports/mailer.ts';

export type SmtpOptions = {
  host: string;
  port: number;
  /** From the first byte (port 465), by STARTTLS or not at all, or none: for a server within the network. */
  tls: 'implicit' | 'starttls' | 'none';
  login: { user: string; pass: string } | null;
  from: { name: string; address: string };
  /** Milliseconds for a connection, for the server's greeting and for any later silence; for tests. */
  silence?: number;
};

export type SmtpMailer = Mailer & { close(): void };

const silenceTimeoutMs = 10_000;

/** Mails over SMTP. `onSend` hears `sent`, or the code of what went wrong. */
export function createSmtpMailer(
  { host, port, tls, login, from, silence = silenceTimeoutMs }: SmtpOptions,
  onSend: (outcome: string, milliseconds: number) => void = () => {},
): SmtpMailer {
  const options = {
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    ...(login ? { auth: login } : {}),
    connectionTimeout: silence,
    dnsTimeout: silence,
    greetingTimeout: silence,
    socketTimeout: silence,
    // What a call says becomes text of a mail, and never the content of a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  // Only where mails are sent.
  const transport = import('nodemailer').then(({ createTransport }) => createTransport(options));
  return {
    async send(mail, signal) {
      const began = performance.now();
      const { outcome, said } = await attempt(await transport, { ...mail, from, login }, signal);
      onSend(said, performance.now() - began);
      return outcome;
    },
    close: () => void transport.then((opened) => opened.close()),
  };
}

type Addressed = Mail & Pick<SmtpOptions, 'from' | 'login'>;

async function attempt(
  transport: Transporter,
  { to, from, login, subject, text, html, key }: Addressed,
  signal: AbortSignal,
): Promise<{ outcome: ExportOutcome; said: string }> {
  const [, domain = 'localhost'] = from.address.split('@');
  try {
    await transport.sendMail({
      from,
      // As an object it is one address, whatever characters are in it.
      to: { name: '', address: to },
      subject,
      text,
      html,
      messageId: `<${key}@${domain}>`,
      // RFC 3834: no answer from a machine is wanted.
      headers: { 'auto-submitted': 'auto-generated' },
      signal,
    });
    return { outcome: { kind: 'sent', url: null }, said: 'sent' };
  } catch (error) {
    const failure: NodemailerError = error instanceof Error ? error : new Error();
    return {
      outcome: meaningOf(failure, login),
      said: String(failure.responseCode ?? failure.code ?? 'broken'),
    };
  }
}

/** RFC 5321, 4.2.1: 4yz is transient, 5yz is for good. What has no code didn't come to an answer. */
function meaningOf(error: NodemailerError, login: SmtpOptions['login']): ExportOutcome {
  const said = saidBy(error, login);
  if (error.code === 'EAUTH' && error.permanent)
    return { kind: 'failed', problem: { kind: 'login_refused', said } };
  // Before its answer counts: it refused to speak TLS, not this mail.
  if (error.code === 'ETLS') return { kind: 'later', problem: { kind: 'no_answer', why: whyOf(error) } };
  if (error.responseCode !== undefined) {
    return error.permanent
      ? { kind: 'failed', problem: { kind: 'mail_refused', said } }
      : { kind: 'later', problem: { kind: 'mail_deferred', said } };
  }
  if (error.code === 'EENVELOPE') return { kind: 'failed', problem: { kind: 'bad_mailbox' } };
  return { kind: 'later', problem: { kind: 'no_answer', why: whyOf(error) } };
}

/** The server's own words, which say more than the code: `550 5.1.1 No such user`. Guests read them too, so no address in them is whole. */
function saidBy({ response = '' }: NodemailerError, login: SmtpOptions['login']): string {
  const words = oneLine(withMaskedAddresses(response.slice(0, 2_000)), 200).replace(/\.$/, '');
  return login ? hide(words, login) : words;
}

/** A server may quote what it was sent, and its words are shown to people: the login as it is, and as RFC 4616 sends it. */
function hide(words: string, { user, pass }: NonNullable<SmtpOptions['login']>): string {
  const sent = [`\0${user}\0${pass}`, pass].map((text) => Buffer.from(text).toString('base64'));
  return [pass, ...sent].reduce((text, one) => (one ? text.replaceAll(one, '[redacted]') : text), words);
}

/** Never the error's message, which may quote what we sent. */
function whyOf({ code = '', originalCode, timeoutType }: NodemailerError): ConnectionProblem {
  if (timeoutType === 'CONNECT_TIMEOUT') return 'no connection in time';
  if (timeoutType) return 'no answer in time';
  return ownValue(known, originalCode ?? '') ?? ownValue(known, code) ?? 'the connection broke';
}

const known: Readonly<Record<string, ConnectionProblem>> = {
  ECONNREFUSED: 'connection refused',
  ENOTFOUND: 'host not found',
  EAI_AGAIN: 'host not found',
  EDNS: 'host not found',
  EABORT: 'no answer in time',
  ETLS: 'it offers no TLS that we can use',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate isn’t trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate isn’t trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate isn’t trusted',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
};
