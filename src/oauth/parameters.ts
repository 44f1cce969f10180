import { storable } from '../../services/common/storable.ts';
import type { HttpRequest } from '../http/server.ts';

/** Reads one parameter; an empty one counts as absent (RFC 6749, 3.1). */
export type Parameters = {
  get(name: string): string | null;
  /** RFC 8707 lets clients name several. */
  resources: readonly string[];
};

/** Null where a parameter is there twice, or has what no text may have. */
export function readParameters(given: URLSearchParams): Parameters | null {
  const names = [...given.keys()].filter((name) => name !== 'resource');
  if (new Set(names).size < names.length) return null;
  if ([...given.values()].some((value) => storable(value) !== value)) return null;
  return { get: (name) => given.get(name) || null, resources: given.getAll('resource') };
}

/** Of a form; null where the body is something else. */
export async function readForm({ headers, body }: HttpRequest): Promise<Parameters | null> {
  const type = headers['content-type'] ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return null;
  return readParameters(new URLSearchParams((await body()).toString('utf8')));
}

/** In bytes: codes, tokens and addresses are short. */
export const maxBodyBytes = 16 * 1024;
