import type { MeetingScript } from './meeting-script.ts';
import { playScript, type ScriptPlayer } from './script-player.ts';
import {
  createSession,
  type EmulatedSession,
  isLive,
  type SessionDeps,
  type SessionHandle,
  type SessionOrder,
} from './session.ts';

export type Sessions = {
  readonly all: readonly EmulatedSession[];
  live(): EmulatedSession[];
  open(order: SessionOrder): EmulatedSession;
  find(id: string): SessionHandle | undefined;
  /** Seconds billed by all sessions ever. */
  billedSeconds(): number;
  /** Somebody in this call lets it in, if it waits for that. */
  letIn(id: string): void;
  stop(): void;
};

export function createSessions(
  deps: Omit<SessionDeps, 'onOver'> & {
    scriptFor: (meetUrl: string) => MeetingScript;
    speed: number;
    lobbyMs: number;
  },
): Sessions {
  const all: EmulatedSession[] = [];
  const handles = new Map<string, SessionHandle>();
  const players = new Map<string, ScriptPlayer>();
  const onOver = ({ session }: SessionHandle) => players.get(session.id)?.callIsOver();
  return {
    all,
    live: () => all.filter(isLive),
    open(order) {
      const handle = createSession(crypto.randomUUID(), order, { ...deps, onOver });
      const { id } = handle.session;
      all.push(handle.session);
      handles.set(id, handle);
      players.set(id, playScript(handle, deps.scriptFor(order.meetUrl), deps));
      return handle.session;
    },
    find: (id) => handles.get(id),
    billedSeconds: () => all.reduce((sum, session) => sum + session.billedSeconds, 0),
    letIn: (id) => players.get(id)?.letIn(),
    stop() {
      for (const player of players.values()) player.stop();
    },
  };
}
