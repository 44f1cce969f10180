import type { FactOutcome, FactWish } from '../services/memory/change-fact.ts';
import type { Fact } from '../services/memory/fact.ts';
import type { KeptAtPika } from '../services/memory/keep-at-pika.ts';
import type { GuestOutcome, SaidWho } from '../services/memory/link-guest.ts';
import type { MemoryOf, MemoryOutcome } from '../services/memory/list-memory.ts';
import type { Remembered, RememberOutcome } from '../services/memory/remember-fact.ts';
import type { FactPress } from '../services/memory/shown-fact.ts';
import type { Actor } from '../services/people/actor.ts';
import type { ReadSelfOutcome } from '../services/personas/self-memory/read-self-in.ts';

/** What is known of channels and people. */
export type MemoryUseCases = {
  remember(actor: Actor, wanted: Remembered): Promise<RememberOutcome>;
  /** For the asker's eyes alone; `words` narrow it. */
  list(actor: Actor, of: MemoryOf, words: string): Promise<MemoryOutcome>;
  /** The meeting in whose thread something stands; null where there's none. */
  meetingOf(thread: { teamId: string; channelId: string; threadTs: string }): Promise<string | null>;
  form(press: FactPress): Promise<{ kind: 'form'; fact: Fact } | FactOutcome>;
  change(press: FactPress, wish: FactWish): Promise<FactOutcome>;
  /** Says who the guest of a call is that a fact is about; and takes that back. */
  linkGuest(press: FactPress, who: SaidWho): Promise<GuestOutcome>;
  unlinkGuest(press: FactPress): Promise<GuestOutcome>;
  /** Adds it to what Pika remembers of the presser's AI Self. */
  keepAtPika(press: FactPress): Promise<KeptAtPika>;
  /** Whether a channel reads what Pika remembers of the asker's AI Self. */
  readSelfIn(actor: Actor, isRead: boolean): Promise<ReadSelfOutcome>;
};
