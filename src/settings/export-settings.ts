import { z } from 'zod';
import { isPublicHost } from '../../services/http/public-address.ts';
import type { SmtpOptions } from '../../services/integrations/mail/smtp.ts';
import { encryptionKeyBytes } from '../../services/store/encryption-key.ts';
import { secret } from './setting-kinds.ts';
import { settingsGroup } from './settings-group.ts';

const urlHint = 'must look like smtps://user:password@host:465 or smtp://user:password@host:587';
const fromHint = 'must look like notes@your-company.com or Stand-in <notes@your-company.com>';
const keyHint = 'make one with: openssl rand -base64 32';
const placeholderHost = /(^|\.)example\.(com|org|net)$|your[-_.]/i;

/** Where recaps are exported to besides Slack and Notion, and the key that encrypts secrets. */
export const exportSettings = settingsGroup({
  shape: {
    SMTP_URL: z.string().transform(smtpServer).optional(),
    MAIL_FROM: z.string().transform(sender).optional(),
    // While it is changed, the new one first and the old ones after it.
    ENCRYPTION_KEY: secret(/^[A-Za-z0-9+/]{43}=( +[A-Za-z0-9+/]{43}=)*$/, keyHint)
      .transform((text) => text.split(/ +/).map((key) => Buffer.from(key, 'base64')))
      .refine((keys) => keys.every(isKey), `isn't valid; ${keyHint}`)
      .transform((keys) => keys as [Buffer, ...Buffer[]])
      .optional(),
  },
  needs: { SMTP_URL: 'MAIL_FROM', MAIL_FROM: 'SMTP_URL' },
  secrets({ SMTP_URL: smtp, ENCRYPTION_KEY: keys = [] }) {
    const pass = smtp?.login?.pass;
    return [pass, pass && encodeURIComponent(pass), ...keys.map((key) => key.toString('base64'))];
  },
});

function isKey(key: Buffer): boolean {
  return key.length === encryptionKeyBytes && new Set(key).size > 1;
}

type SmtpServer = Omit<SmtpOptions, 'from'>;

/** Problems never quote the address: it has a password. */
function smtpServer(text: string, { addIssue }: z.core.$RefinementCtx): SmtpServer {
  const refuse = (problem: string) => {
    addIssue(problem);
    return z.NEVER;
  };
  if (!URL.canParse(text)) return refuse(urlHint);
  const { protocol, hostname, port, username, password, pathname, searchParams } = new URL(text);
  if (!/^smtps?:$/.test(protocol) || hostname === '' || !/^\/?$/.test(pathname)) return refuse(urlHint);
  if (placeholderHost.test(hostname)) return refuse('is still a placeholder');
  const open = searchParams.get('tls') === 'none';
  if ([...searchParams.keys()].some((name) => name !== 'tls') || (searchParams.has('tls') && !open))
    return refuse('has an unknown parameter; only ?tls=none is allowed');
  if (open && (protocol === 'smtps:' || isPublicHost(hostname)))
    return refuse('may use ?tls=none only for a server on this machine or inside the network; remove it');
  const implicit = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (implicit ? 465 : 587),
    tls: open ? 'none' : implicit ? 'implicit' : 'starttls',
    login: username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : null,
  };
}

function sender(text: string, { addIssue }: z.core.$RefinementCtx): SmtpOptions['from'] {
  const [, name = '', inside, bare] =
    /^(?:([^<>"\r\n]{0,100}?)\s*<([^<>\s]+)>|(\S+))$/.exec(text.trim()) ?? [];
  const address = z.email().safeParse(inside ?? bare).data;
  if (address && !placeholderHost.test(address.split('@')[1] ?? '')) return { name: name.trim(), address };
  addIssue(fromHint);
  return z.NEVER;
}
