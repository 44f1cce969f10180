import { startHttpServer } from '../http-server.ts';
import { createJournal, type Journal } from '../journal.ts';
import type { Rooms } from './call.ts';
import { controlOf, type SessionControl } from './control.ts';
import { createExchange } from './exchange.ts';
import { createFaults, type FaultList } from './faults.ts';
import type { PikaJournalEntry } from './journal-entry.ts';
import { createListener, type Listener } from './listener.ts';
import type { EmulatedSession } from './session.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { defaults, type PikaStreamOptions } from './settings.ts';
import { createVoices, type Voices } from './voice-shelf.ts';
import { createWallet, type Wallet } from './wallet.ts';

/** The emulated PikaStream: the wire, a wallet that goes down, meetings that play themselves, faults on demand. */
export type PikaStream = {
  url: string;
  devKey: string;
  wallet: Wallet;
  /** All of them, in the order they were created. */
  sessions: readonly EmulatedSession[];
  liveSessions(): EmulatedSession[];
  /** Voices that were cloned. */
  voices: Pick<Voices, 'all' | 'add' | 'isThere'>;
  journal: Journal<PikaJournalEntry>;
  /** What a client did that the wire does not allow. A test ends by finding it empty. */
  violations: string[];
  control(sessionId: string): SessionControl;
  /** Somebody in this call lets the bot in, if it waits in the lobby. */
  letIn(sessionId: string): void;
  faults: Omit<FaultList, 'take'> & Listener;
  close(): Promise<void>;
};

export async function startPikaStream(given: PikaStreamOptions = {}): Promise<PikaStream> {
  const options = { ...defaults, ...given };
  const { now, devKey } = options;
  const journal = createJournal<PikaJournalEntry>();
  const violations: string[] = [];
  const sessions = createSessions({
    journal,
    now,
    billingStepSeconds: options.billingStepSeconds,
    speed: options.speed,
    lobbyMs: options.lobbyMs,
    scriptFor: (meetUrl) => options.scriptFor(meetUrl) ?? options.script,
  });
  const wallet = createWallet({
    credits: options.balance,
    creditsPerMinute: options.creditsPerMinute,
    billedSeconds: sessions.billedSeconds,
    now,
    journal,
  });
  const faults = createFaults();
  const voices = createVoices(now);
  const rooms: Rooms = {
    ...options,
    sessions,
    wallet,
    voices,
    images: new Map(),
    publicUrl: () => server.url,
    violate: (what) => void violations.push(what),
  };
  const server = await startHttpServer(createExchange({ ...options, rooms, faults, journal }), options.port);
  const listener = createListener(server);
  const watch = options.endWhenEmpty ? watchWallet(wallet, sessions) : undefined;

  return {
    url: server.url,
    devKey,
    wallet,
    sessions: sessions.all,
    liveSessions: sessions.live,
    voices,
    journal,
    violations,
    control(sessionId) {
      const handle = sessions.find(sessionId);
      if (!handle) throw new Error(`No session ${sessionId}`);
      return controlOf(handle);
    },
    letIn: sessions.letIn,
    faults: { add: faults.add, hold: faults.hold, clear: faults.clear, ...listener },
    async close() {
      clearInterval(watch);
      sessions.stop();
      faults.clear();
      await server.close();
    },
  };
}

/** With an empty wallet every session fails, in the words that were seen of the real one. */
function watchWallet(wallet: Wallet, sessions: Sessions): NodeJS.Timeout {
  const look = () => {
    if (wallet.balance() > 0) return;
    for (const { id } of sessions.live()) sessions.find(id)?.fail('Invalid API balance');
  };
  return setInterval(look, 100).unref();
}
