import type { Problem } from '../../meetings/problem.ts';

/** The key is another account's by now: what Pika remembers is somebody else's, and nothing of it was read or written. */
type OtherAccount = { readonly kind: 'other_account' };

export type SelfSearch =
  /** Text from outside, each on one line; those with most of the words first. */
  | { readonly kind: 'found'; readonly lines: readonly string[] }
  | OtherAccount
  | { readonly kind: 'failed'; readonly problem: Problem };

type SelfAppend =
  | { readonly kind: 'appended' }
  | OtherAccount
  /** Surely not written. */
  | { readonly kind: 'failed'; readonly problem: Problem }
  /** Nobody knows if it was: it's never written again on its own. */
  | { readonly kind: 'uncertain'; readonly problem: Problem };

/**
 * What Pika remembers for the account of this app's key. `account` is the mail address that it has to be of. Pika has no way to
 * change or delete a line.
 */
export type SelfMemory = {
  /** Looks for each word on its own: Pika searches by keyword. */
  search(account: string, words: readonly string[], signal: AbortSignal): Promise<SelfSearch>;
  append(account: string, text: string, signal: AbortSignal): Promise<SelfAppend>;
};
