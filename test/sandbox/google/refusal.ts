import type { Answer } from '../outside/service.ts';

/** Errors look as https://developers.google.com/calendar/api/guides/errors has them. */
export function refusal(code: number, reason: string, message: string, domain = 'calendar'): Answer {
  return { status: code, json: { error: { code, message, errors: [{ domain, reason, message }] } } };
}
