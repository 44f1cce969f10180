import { type Logger, pino } from 'pino';

/** Text that looks like one of our secrets. */
const shapes = /\b(xox[a-z]-|xapp-|dk_|whsec_)[A-Za-z0-9_+/=-]{4,}/g;

/** Replaces our own secrets in text. */
export function hider(secrets: readonly string[]): (text: string) => string {
  return (text) => secrets.reduce((line, secret) => line.replaceAll(secret, '[redacted]'), text);
}

/**
 * One JSON line per entry, redacted as a whole: this also catches secrets in error messages and nested fields.
 */
export function createLog(
  level: string,
  secrets: readonly string[],
  write: (line: string) => void = (line) => process.stdout.write(line),
): Logger {
  const hide = hider(secrets);
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: errorOf } },
    { write: (line) => write(hide(line).replaceAll(shapes, '$1[redacted]')) },
  );
}

/** Only message, stack and code: pg's errors carry a whole connection, those of HTTP clients a whole request. */
function errorOf(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return String(error);
  const { type, message, stack, code } = pino.stdSerializers.err(error as Error & { code?: unknown });
  return {
    type,
    message: withoutParams(message),
    stack: withoutParams(stack),
    ...(code === undefined ? {} : { code }),
  };
}

/** Drizzle quotes every parameter of a failed query, so transcripts, notes and passcodes. */
function withoutParams(text: string): string {
  return text.replaceAll(/\nparams: [\s\S]*?(?=\n {4}at |: [^\n]*$|$)/g, '').slice(0, 4_000);
}
