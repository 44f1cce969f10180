import type { FactOutcome, FactPress, FactWish } from '../services/memory/change-fact.ts';
import type { Fact } from '../services/memory/fact.ts';
import type { MemoryOf, MemoryOutcome } from '../services/memory/list-memory.ts';
import type { Remembered, RememberOutcome } from '../services/memory/remember-fact.ts';
import type { Actor } from '../services/people/actor.ts';

/** What is known of channels and people. */
export type MemoryUseCases = {
  remember(actor: Actor, wanted: Remembered): Promise<RememberOutcome>;
  /** For the asker's eyes alone; `words` narrow it. */
  list(actor: Actor, of: MemoryOf, words: string): Promise<MemoryOutcome>;
  /** The meeting in whose thread something stands; null where there's none. */
  meetingOf(thread: { teamId: string; channelId: string; threadTs: string }): Promise<string | null>;
  form(press: FactPress): Promise<{ kind: 'form'; fact: Fact } | FactOutcome>;
  change(press: FactPress, wish: FactWish): Promise<FactOutcome>;
};
