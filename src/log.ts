import { type Logger, pino } from 'pino';
import { cutter, loggedError } from './logged-error.ts';

/** Text that looks like one of our secrets, or opens a page about a call. */
const shapes = /(\b(?:xox[a-z]-|xapp-|dk_|whsec_)|\/about\/)[A-Za-z0-9_+/=-]{4,}/g;

/** Replaces our own secrets in text, also as JSON has them. */
export function hider(secrets: readonly string[]): (text: string) => string {
  const written = new Set(secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]));
  return (text) => [...written].reduce((line, secret) => line.replaceAll(secret, '[redacted]'), text);
}

/**
 * One JSON line per entry, redacted as a whole: this also catches secrets in error messages and nested fields. An entry
 * never throws, whatever is in it: most are written where something has already gone wrong.
 */
export function createLog(
  level: string,
  secrets: readonly string[],
  write: (line: string) => void = (line) => process.stdout.write(line),
): Logger {
  const hideOurs = hider(secrets);
  const hide = (text: string) => hideOurs(text).replaceAll(shapes, '$1[redacted]');
  const cut = cutter(hide, Math.max(0, ...secrets.map(({ length }) => length)));
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: (error: unknown) => loggedError(error, cut) },
      hooks: {
        logMethod(args, method) {
          try {
            // JSON has no symbols: as a message they would leave a line that can't be parsed.
            const told = args.map((arg: unknown) => (typeof arg === 'symbol' ? String(arg) : arg));
            method.apply(this, told as typeof args);
          } catch {
            const [, message] = args as unknown[];
            const said = typeof message === 'string' ? message : 'Something happened';
            method.apply(this, [{ err: 'the rest of this entry can’t be read' }, said]);
          }
        },
      },
    },
    { write: (line) => write(hide(line)) },
  );
}
