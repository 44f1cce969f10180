import { randomInt } from 'node:crypto';

// No vowels, so that no words come of it, and nothing that looks like something else (RFC 8628, 6.1).
const letters = 'BCDFGHJKLMNPQRSTVWXZ';
const length = 8;

/** What a person carries from the page to Slack: 34 bits, which count for minutes and for few guesses. */
export function newConnectCode(): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
}

/** As it is shown: `BCDF-GHJK`. */
export function shownCode(code: string): string {
  return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`;
}

/** The code in a word that somebody typed; null where it can't be one. Another letter than those makes it a wrong code, not another word. */
export function codeIn(word: string): string | null {
  const typed = word.replaceAll(/[`*]/g, '').toUpperCase();
  const isCode = /^[A-Z0-9]{4}-[A-Z0-9]{4}$/.test(typed) || /^[B-DF-HJ-NP-TV-XZ]{8}$/.test(typed);
  return isCode ? typed.replace('-', '') : null;
}
