import { within } from '../../services/common/within.ts';
import type { HttpAnswer } from './server.ts';

/** After this the sender is told to try again. */
const storeTimeoutMs = 2_500;

type Log = { error(fields: object, message: string): void };

/** 202 once it is stored. Where that failed or took too long it isn't acknowledged, so it is sent again. */
export async function acknowledge(stored: Promise<void>, log: Log, what: object): Promise<HttpAnswer> {
  try {
    await within(storeTimeoutMs, stored, () => {
      throw new Error('The database took too long');
    });
    return { status: 202 };
  } catch (error) {
    log.error({ err: error, ...what }, 'Could not store a pushed event');
    return { status: 503 };
  }
}

/** Webhooks send JSON, and say so. */
export function isJson({ 'content-type': type = '' }: { 'content-type'?: string | undefined }): boolean {
  return /^application\/json\b/i.test(type);
}
