import type { Answer } from '../outside/service.ts';

/** Errors look as https://developers.hubspot.com/docs/api-reference/error-handling has them. */
export const refusal = (status: number, category: string, message: string): Answer => ({
  status,
  json: { status: 'error', message, correlationId: crypto.randomUUID(), category },
});
