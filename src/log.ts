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
  const parts: string[] = [];
  const lastLine = text.lastIndexOf('\n') + 1;
  let kept = 0;
  for (let at = text.indexOf(params); at !== -1; at = text.indexOf(params, kept)) {
    parts.push(text.slice(kept, at));
    const from = at + params.length;
    // They end where the stack begins, or with what the database said of it in the last line.
    const ends = [text.indexOf('\n    at ', from), text.indexOf(': ', Math.max(from, lastLine))];
    kept = Math.min(...ends.map((end) => (end === -1 ? text.length : end)));
  }
  return [...parts, text.slice(kept)].join('').slice(0, 4_000);
}

const params = '\nparams: ';
