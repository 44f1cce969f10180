import { type Logger, LogLevel } from '@slack/web-api';
import type { Logger as Pino } from 'pino';
import { messageOf } from '../logged-error.ts';

/**
 * Lets Slack's packages write to our log; their debug lines quote whole messages, so those stay out. Bolt writes what a
 * listener throws, which may be a failed query with words of people.
 */
export function sdkLogger(log: Pino): Logger {
  const told = (part: unknown) => messageOf(part instanceof Error ? part : String(part));
  const line = (parts: unknown[]) => parts.map(told).join(' ').slice(0, 2_000);
  return {
    debug: () => {},
    info: (...parts) => log.debug(line(parts)),
    warn: (...parts) => log.warn(line(parts)),
    error: (...parts) => log.warn(line(parts)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
