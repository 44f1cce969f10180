import type { HttpAnswer } from './server.ts';

/** So many requests at once; in so many milliseconds there is room again. */
export function tooMany(waitMs: number): HttpAnswer {
  return { status: 429, headers: { 'retry-after': String(Math.ceil(waitMs / 1_000)) } };
}
