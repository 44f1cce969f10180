import { errnoName, meaningOf, read } from '../services/common/errno.ts';

export type LoggedError = {
  type: string;
  message: string;
  code?: string;
  stack?: string;
  cause?: LoggedError | string;
  errors?: (LoggedError | string)[];
};

const maxChars = 4_000;
/** How deep causes are followed: each may be its own cause. */
const maxDepth = 4;
const maxErrors = 3;

/** Makes a text short and free of secrets. */
type Cut = (text: string) => string;

/** A cut that hides before it shortens, for half a secret is no longer recognised. */
export function cutter(hide: (text: string) => string, longestSecret: number): Cut {
  return (text) => {
    if (text.length <= maxChars) return hide(text);
    const hidden = hide(text.slice(0, 4 * maxChars));
    return hidden.slice(0, Math.max(0, hidden.length - longestSecret)).slice(0, maxChars);
  };
}

/**
 * What the log says of anything that was thrown: its kind, message, code, stack and causes, and no other field, for pg's
 * errors carry a whole connection, those of HTTP clients a whole request. Never throws.
 */
export function loggedError(error: unknown, cut: Cut, depth = 1): LoggedError | string {
  if (typeof error === 'function') return 'a function';
  if (typeof error !== 'object' || error === null) return cut(String(error));
  const message = messageOf(error);
  const code = errnoName(error) ?? text(read(error, 'code'));
  const stack = stackOf(error);
  const [cause, errors] = depth < maxDepth ? [read(error, 'cause'), listed(error)] : [];
  return {
    type: cut(typeOf(error)),
    message: cut(message),
    ...(code === undefined ? {} : { code: cut(code) }),
    ...(stack === undefined ? {} : { stack: cut(stack) }),
    ...(cause === undefined || cause === null ? {} : { cause: loggedError(cause, cut, depth + 1) }),
    ...(errors ? { errors: errors.map((one) => loggedError(one, cut, depth + 1)) } : {}),
  };
}

/** The message, or what stands for one; without the parameters of a query. */
export function messageOf(error: unknown): string {
  if (typeof error === 'string') return withoutParams(error);
  const message = text(read(error, 'message'));
  if (message) return withoutParams(message);
  const meaning = meaningOf(errnoName(error));
  if (meaning) return `${errnoName(error)}: ${meaning}`;
  const errno = text(read(error, 'errno'));
  return errno === undefined ? `No message; its fields are: ${fieldsOf(error)}` : `errno ${errno}`;
}

function typeOf(error: object): string {
  const kind = text(read(read(error, 'constructor'), 'name'));
  return (kind && kind !== 'Object' && kind !== 'Error' ? kind : text(read(error, 'name'))) || 'Object';
}

/** The lines of a stack, whose head repeats the message. Where the head can't be told from the lines, nothing. */
function stackOf(error: object): string | undefined {
  const stack = text(read(error, 'stack'));
  const message = text(read(error, 'message')) ?? '';
  const at = stack?.indexOf(message) ?? -1;
  if (stack === undefined || at < 0) return undefined;
  return `${stack.slice(0, at)}${withoutParams(message)}${stack.slice(at + message.length)}`;
}

/** Drizzle quotes every parameter of a failed query, so transcripts, notes and passcodes. */
function withoutParams(message: string): string {
  const at = message.indexOf('\nparams: ');
  return at < 0 ? message : message.slice(0, at);
}

/** The errors of an AggregateError. */
function listed(error: object): unknown[] | undefined {
  try {
    const errors = read(error, 'errors');
    return Array.isArray(errors) ? errors.slice(0, maxErrors) : undefined;
  } catch {
    return undefined;
  }
}

function fieldsOf(error: unknown): string {
  try {
    return (
      Object.keys(error as object)
        .slice(0, 10)
        .join(', ') || 'none'
    );
  } catch {
    return 'unreadable';
  }
}

function text(value: unknown): string | undefined {
  return ['string', 'number', 'bigint', 'boolean'].includes(typeof value) ? String(value) : undefined;
}
