import { randomUUID } from 'node:crypto';
import type { ExportUseCases } from '../../listeners/use-cases.ts';
import type { SecretCipher } from '../../services/common/secret-cipher.ts';
import { createSmtpMailer, type SmtpMailer } from '../../services/integrations/mail/smtp.ts';
import { addDestination } from '../../services/notes/destinations/add-destination.ts';
import { attendExport } from '../../services/notes/destinations/attend-export.ts';
import { emailOutlet } from '../../services/notes/destinations/email.ts';
import { notionOutlet } from '../../services/notes/destinations/notion-page.ts';
import { removeDestination } from '../../services/notes/destinations/remove-destination.ts';
import { sendAgain } from '../../services/notes/destinations/send-again.ts';
import type { Outlets } from '../../services/notes/destinations/send-export.ts';
import { testDestination } from '../../services/notes/destinations/test-destination.ts';
import { webhookOutlet } from '../../services/notes/destinations/webhook.ts';
import { nameOf } from '../../services/people/people.ts';
import type { WholeTransact } from '../../services/store/unit.ts';
import type { Config } from '../config.ts';
import type { SlackConnection } from '../slack/connect.ts';
import type { Foundation } from './foundation.ts';
import type { Outside } from './outside.ts';

export type ExportsParts = {
  base: Foundation;
  transact: WholeTransact;
  outside: Outside;
  slack: Pick<SlackConnection, 'people' | 'pagesIn'>;
};

export type ExportsConnection = {
  attend: (exportId: string, signal: AbortSignal) => Promise<void>;
  useCases: ExportUseCases;
  close(): void;
};

/** Exports of notes: where they may go as the settings have it, who sends them, and what people may do with them. */
export function connectExports(parts: ExportsParts): ExportsConnection {
  const { base, transact, outside, slack } = parts;
  const { config, cipher, metrics, failpoint, log } = base;
  const { people, pagesIn } = slack;
  const mailer = mailerOf(config, metrics.observeToolCall);
  const outlets = outletsOf(outside, cipher, mailer);
  const databases = outside.databases ?? null;
  const { webhooks } = outside;
  const deps = { transact, people, newId: randomUUID, outlets, databases, webhooks, cipher, log };
  return {
    attend: attendExport({ transact, outlets, nameOf: nameOf(people), pagesIn, failpoint, log }),
    useCases: {
      list: (teamId, channelId) => transact((unit) => unit.exports.destinations(teamId, channelId)),
      add: addDestination(deps),
      remove: removeDestination(deps),
      test: testDestination(deps),
      sendAgain: sendAgain(deps),
    },
    close: () => mailer?.close(),
  };
}

function mailerOf(
  { SMTP_URL: server, MAIL_FROM: from }: Config,
  onCall: Foundation['metrics']['observeToolCall'],
): SmtpMailer | null {
  if (!server || !from) return null;
  return createSmtpMailer({ ...server, from }, (outcome, milliseconds) =>
    onCall('smtp', outcome, milliseconds),
  );
}

function outletsOf(
  { databases, webhooks }: Outside,
  cipher: SecretCipher,
  mailer: SmtpMailer | null,
): Outlets {
  return {
    webhook: webhookOutlet(webhooks, cipher),
    ...(mailer ? { email: emailOutlet(mailer) } : {}),
    ...(databases ? { notion: notionOutlet(databases) } : {}),
  };
}
