import { hashOf, newSecret } from '../../common/secret.ts';

/** Minutes that an access token counts: a client refreshes it without its person. */
export const accessMinutes = 60;
/** Days after which a client that never came back has to ask again. */
export const idleDays = 30;

const prefix = 'standin_refresh_';

/**
 * A refresh token has two secrets: one that all of a client's connection have in common, and one of its own. So one
 * that was used is recognised, however long ago that was, without a list of all that there were.
 */
export type RefreshToken = { family: string; own: string };

export function newRefreshToken(family: string = newSecret()): RefreshToken {
  return { family, own: newSecret() };
}

export function writeRefreshToken({ family, own }: RefreshToken): string {
  return `${prefix}${family}.${own}`;
}

/** Null for what can't be one. */
export function readRefreshToken(text: string): RefreshToken | null {
  const [, family, own] = /^standin_refresh_([\w-]{43})\.([\w-]{43})$/.exec(text) ?? [];
  return family && own ? { family, own } : null;
}

/** What is stored of it. */
export function hashesOf({ family, own }: RefreshToken): { familyHash: string; refreshHash: string } {
  return { familyHash: hashOf(family), refreshHash: hashOf(own) };
}
