import { onThisMachine } from '../on-this-machine.ts';
import type { PikaJournalEntry } from '../sandbox/pikastream/journal-entry.ts';
import type { RouteName } from '../sandbox/pikastream/routes.ts';
import type { PikaStream } from '../sandbox/pikastream/service.ts';
import type { SlackWorkspace } from '../sandbox/slack/workspace.ts';

type Outside = { slack: SlackWorkspace; pika: PikaStream };

const waitOptions = { timeout: onThisMachine(25_000) };

/** Lets the newest session's agent in, and somebody speak; returns when the card tells of it. */
export async function enterCall({ slack, pika }: Outside): Promise<void> {
  await pika.journal.waitFor((entry) => entry.kind === 'session' && entry.change === 'created', waitOptions);
  const session = pika.control(pika.sessions.at(-1)?.id ?? '');
  session.admit();
  session.emit({ type: 'participant.joined', participant: { name: 'Priya' } });
  const segment = { speaker: 'Priya', text: 'Ship it.', start_ms: 0, end_ms: 900 };
  session.emit({ type: 'transcript.segment', segment });
  await slack.waitForMessage((message) => message.text.includes('is in the call'), waitOptions);
}

/** The call ends, unless `leave` sees to that, and PikaStream's notes are ready. */
export async function endCall({ pika }: Outside, leave?: () => Promise<unknown>): Promise<void> {
  const session = pika.control(pika.sessions.at(-1)?.id ?? '');
  if (leave) await leave();
  else session.endCall();
  await pika.journal.waitFor((entry) => entry.kind === 'session' && entry.status === 'closed', waitOptions);
  session.finishNotes({
    title: 'Short call',
    summary: 'They agreed.',
    decisions: ['Ship it'],
    action_items: [],
    chapters: [],
    participants: [],
  });
}

/** What of this kind PikaStream was asked, in order. */
export function requestsFor({ pika }: Pick<Outside, 'pika'>, route: RouteName): PikaJournalEntry[] {
  return pika.journal.entries.filter((entry) => entry.kind === 'request' && entry.route === route);
}
