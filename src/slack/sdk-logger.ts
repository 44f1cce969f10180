import { type Logger, LogLevel } from '@slack/web-api';
import type { Logger as Pino } from 'pino';

/** Lets Slack's packages write to our log; their debug lines quote whole messages, so those stay out. */
export function sdkLogger(log: Pino): Logger {
  const line = (parts: unknown[]) => parts.map(String).join(' ').slice(0, 2_000);
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
