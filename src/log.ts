import { type Logger, pino } from 'pino';

/** Anything that looks like one of our secrets, whatever its value. */
const shapes = /\b(xox[a-z]-|xapp-|dk_|whsec_)[A-Za-z0-9_+/=-]{4,}/g;

/** Takes our own secrets out of text. */
export function hider(secrets: readonly string[]): (text: string) => string {
  return (text) => secrets.reduce((line, secret) => line.replaceAll(secret, '[redacted]'), text);
}

/**
 * One JSON line an entry, each redacted whole: a secret that slipped into an error's message or a nested field is
 * taken out like one in a field of its own.
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

/** What happened and where; not what else an error carries: pg's a whole connection, an HTTP client's a whole request. */
function errorOf(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return String(error);
  const { type, message, stack, code } = pino.stdSerializers.err(error as Error & { code?: unknown });
  return { type, message: brief(message), stack: brief(stack), ...(code === undefined ? {} : { code }) };
}

/** Drizzle quotes every parameter of a failed query: transcripts, notes and passcodes among them. */
function brief(text: string): string {
  return text.replaceAll(/\nparams: [\s\S]*?(?=\n {4}at |: [^\n]*$|$)/g, '').slice(0, 4_000);
}
