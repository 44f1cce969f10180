import { isOver, type Meeting } from '../../services/meetings/meeting.ts';
import { cardKey, recapKey } from '../../services/store/rows/message-keys.ts';
import { percentile } from '../bench/figures.ts';
import { onThisMachine } from '../on-this-machine.ts';
import type { RequestEntry } from '../sandbox/pikastream/journal-entry.ts';
import type { PikaStream } from '../sandbox/pikastream/service.ts';
import type { EmulatedSession } from '../sandbox/pikastream/session.ts';
import type { StoredMessage } from '../sandbox/slack/messages.ts';
import type { SlackWorkspace } from '../sandbox/slack/workspace.ts';
import type { Ended } from './processes.ts';

/** A poll: so late may an end be. */
const pollMs = onThisMachine(5_000);

export type Evidence = {
  slack: SlackWorkspace;
  pika: PikaStream;
  meetings: readonly Meeting[];
  ended: readonly Ended[];
  /** How long the database may have stood still at once. */
  stallMs: number;
  /** Whether another process runs while one is started. */
  isAlone: boolean;
  pasted: number;
};

export type Verdict = {
  /** Each has to be nothing. */
  wrong: Record<string, readonly string[]>;
  /** From when the next process was ready, and from the kill itself. */
  recoveryMs: number[];
  sinceKillMs: number[];
  acknowledgementMs: number[];
  unconfirmed: number;
  longestOverMs: number;
};

export function judge(evidence: Evidence): Verdict {
  const { slack, pika, meetings, pasted } = evidence;
  const own = ownMessages(slack);
  const known = new Set(meetings.map(({ sessionId }) => sessionId));
  const told = own.filter(({ text }) => text.startsWith('I couldn’t confirm'));
  const isTold = ({ meetUrl }: EmulatedSession) => {
    const threads = meetings.filter(({ callUrl }) => callUrl === meetUrl).map(({ threadTs }) => threadTs);
    return told.some(({ threadTs }) => threads.includes(threadTs ?? null));
  };
  const lost = pika.sessions.filter(({ id }) => !known.has(id));
  const over = overLimit(evidence);
  const recovered = recoveries(evidence);
  return {
    wrong: {
      'two sessions for a call': twoAtOnce(pika.sessions.filter(({ id }) => known.has(id))),
      'messages twice': twice(own),
      'files twice': filesTwice(own),
      'sessions that nobody ends': [
        ...pika.liveSessions().filter(({ id }) => known.has(id)),
        ...lost.filter((session) => !isTold(session)),
      ].map(({ id, meetUrl }) => `${id} of ${meetUrl}`),
      'recaps lost': meetings
        .filter(({ connectedAt, forgottenAt }) => connectedAt && !forgottenAt)
        .filter(({ id }) => !has(own, recapKey(id, 0)))
        .map(describe),
      'meetings without last words': [
        ...meetings.filter((meeting) => !isOver(meeting) || !has(own, cardKey(meeting.id))).map(describe),
        ...(meetings.length < pasted ? [`${pasted - meetings.length} links without a meeting`] : []),
      ],
      'calls over their approval': over
        .filter(({ ms }) => ms > pollMs + evidence.stallMs)
        .map(({ say }) => say),
      'misuse of Slack or PikaStream': [...slack.violations, ...pika.violations],
    },
    recoveryMs: recovered.map(({ ready }) => ready),
    sinceKillMs: recovered.map(({ kill }) => kill),
    acknowledgementMs: slack.journal.entries.flatMap((entry) =>
      entry.kind === 'delivery' && entry.what === 'event' && entry.ok ? [entry.elapsedMs] : [],
    ),
    unconfirmed: told.length,
    longestOverMs: Math.max(0, ...over.map(({ ms }) => ms)),
  };
}

export function ownMessages({ messages, channels, users, journal }: SlackWorkspace): StoredMessage[] {
  const posted = journal.entries.flatMap((entry) =>
    entry.kind === 'message' ? [entry.message.channel] : [],
  );
  const all = new Set([...posted, ...Object.values(channels).map(({ id }) => id)]);
  for (const { dm } of Object.values(users)) if (dm) all.add(dm);
  return [...all].flatMap((channel) => messages(channel)).filter((message) => message.own);
}

function has(own: readonly StoredMessage[], key: string): boolean {
  return own.some(({ metadata }) => metadata && JSON.stringify(metadata).includes(`"${key}"`));
}

function describe({ id, state, callUrl, endReason }: Meeting): string {
  return `${callUrl}: ${state}${endReason ? `, ${endReason}` : ''} (${id})`;
}

function twoAtOnce(sessions: readonly EmulatedSession[]): string[] {
  return sessions.flatMap((one, index) =>
    sessions
      .slice(index + 1)
      .filter((other) => other.meetUrl === one.meetUrl && other.createdAt < (one.endedAt ?? new Date()))
      .map((other) => `${one.meetUrl}: ${one.id} and ${other.id}`),
  );
}

function twice(own: readonly StoredMessage[]): string[] {
  const keyed = own.filter(({ metadata }) => metadata);
  const groups = Map.groupBy(keyed, ({ channel, metadata }) => `${channel} ${JSON.stringify(metadata)}`);
  return [...groups].flatMap(([key, { length }]) => (length > 1 ? [`${key}: ${length}`] : []));
}

function filesTwice(own: readonly StoredMessage[]): string[] {
  const names = own.flatMap(({ threadTs, files }) => files.map(({ name }) => `${threadTs} ${name}`));
  return names.filter((name, index) => names.indexOf(name) !== index);
}

/** From a limit, or from when a process ran again, until PikaStream was first asked to end that session. */
function overLimit({ pika, meetings, ended, isAlone }: Evidence): { ms: number; say: string }[] {
  return meetings.flatMap(({ sessionId, limitAt, callUrl }) => {
    const session = pika.sessions.find(({ id }) => id === sessionId);
    if (!session || !limitAt) return [];
    const first = pika.journal.entries.find(
      (entry) =>
        entry.kind === 'request' && entry.route === 'session.delete' && entry.path.endsWith(session.id),
    );
    const end = first?.at.getTime() ?? session.endedAt?.getTime() ?? Date.now();
    const due = limitAt.getTime();
    const down = isAlone ? ended.find(({ at, readyAt }) => at <= due && due <= readyAt) : undefined;
    const ms = end - (down?.readyAt ?? due);
    return ms > 0 ? [{ ms, say: `${callUrl}: ${(ms / 1_000).toFixed(1)} s` }] : [];
  });
}

/** For each session that ran when a process ended: from when the next was ready until it was asked about again. */
function recoveries({ pika, ended, meetings, isAlone }: Evidence): { ready: number; kill: number }[] {
  const known = new Set(meetings.map(({ sessionId }) => sessionId));
  const entries = pika.journal.entries;
  const hung = new Set(
    entries.flatMap((entry) => (entry.kind === 'response' && entry.status === 'hung' ? [entry.number] : [])),
  );
  const asked = entries.flatMap((entry) => (entry.kind === 'request' && isWatching(entry) ? [entry] : []));
  return ended
    .filter(({ by }) => by === 'SIGKILL')
    .flatMap(({ at, readyAt, sessions }) =>
      sessions.flatMap((id) => {
        const session = pika.sessions.find((one) => one.id === id);
        const ofSession = asked.filter(({ path }) => path.endsWith(id));
        const last = ofSession.findLast((entry) => entry.at.getTime() <= at);
        const next = ofSession.find((entry) => entry.at.getTime() > at);
        // One that was over by then needed nobody; one whose answer hangs may have a process that lives.
        const isOver = session?.endedAt && session.endedAt.getTime() < readyAt;
        if (!known.has(id) || isOver || (!isAlone && last && hung.has(last.number))) return [];
        const again = next?.at.getTime() ?? Date.now();
        return [{ ready: Math.max(0, again - readyAt), kill: again - at }];
      }),
    );
}

function isWatching({ route }: RequestEntry): boolean {
  return route === 'session.status' || route === 'session.delete';
}

export function p(values: readonly number[], share: number): string {
  const value = percentile(values, share);
  return Number.isNaN(value) ? 'none' : `${(value / 1_000).toFixed(2)} s`;
}
