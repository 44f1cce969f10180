import type { Journal } from '../journal.ts';
import type { PikaJournalEntry } from './journal-entry.ts';

export type Wallet = {
  /** Whole credits, as PikaStream shows them; below zero when set so. */
  balance(): number;
  topUp(credits: number): void;
  set(credits: number): void;
};

/** A wallet that goes down on its own as `billedSeconds` (of all sessions together) goes up. */
export function createWallet(deps: {
  credits: number;
  creditsPerMinute: number;
  billedSeconds: () => number;
  now: () => number;
  journal: Journal<PikaJournalEntry>;
}): Wallet {
  const spent = () => (deps.billedSeconds() * deps.creditsPerMinute) / 60;
  let funded = deps.credits;
  const balance = () => Math.floor(funded - spent());
  const note = (because: string) =>
    deps.journal.add({ kind: 'wallet', at: new Date(deps.now()), balance: balance(), because });
  return {
    balance,
    topUp(credits) {
      funded += credits;
      note(`topped up by ${credits}`);
    },
    set(credits) {
      funded = credits + spent();
      note(`set to ${credits}`);
    },
  };
}
