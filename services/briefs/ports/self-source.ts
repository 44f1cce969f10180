import type { ConnectedSelf } from '../../personas/ports/connected-selves.ts';
import type { RecalledSelf } from '../../personas/self-memory/recall-self.ts';

/** What Pika remembers of the AI Self that a persona came from. */
export type SelfSource = {
  /** Null where it came from none, or whose it is has left. */
  ofPersona(teamId: string, personaId: string): Promise<ConnectedSelf | null>;
  recall(self: ConnectedSelf, words: readonly string[], timeoutMs: number): Promise<RecalledSelf>;
};
