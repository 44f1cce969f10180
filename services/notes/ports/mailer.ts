import type { ExportOutcome } from '../destinations/recap-export.ts';

export type Mail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Without angle brackets: the part before the `@` of its Message-ID. */
  key: string;
};

/** Mails, one address each. */
export type Mailer = { send(mail: Mail, signal: AbortSignal): Promise<ExportOutcome> };
