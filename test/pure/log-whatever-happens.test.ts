import { DrizzleQueryError } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { sdkLogger } from '../../src/slack/sdk-logger.ts';
import { onThisMachine } from '../on-this-machine.ts';

const secret = 'a"quoted\\secret-of-ours';

/** What the log writes of an error. */
function logged(error: unknown): { line: string; entry: Record<string, unknown>; ms: number } {
  const lines: string[] = [];
  const log = createLog('info', [secret], (line) => void lines.push(line));
  const from = performance.now();
  log.error({ err: error }, 'it failed');
  const [line = '', ...more] = lines;
  expect(more).toEqual([]);
  return { line, entry: JSON.parse(line), ms: performance.now() - from };
}

test('a failed query is logged without the words it carried, and with why it failed', () => {
  const cause = Object.assign(new Error('value too long'), { code: '22001' });
  for (const said of [
    'the secret plan',
    'the secret\n    at plan (x.ts:1:1)',
    'secret plan: : :'.repeat(9_000),
  ]) {
    const { line, ms } = logged(new DrizzleQueryError('insert into notes', [said, 'x: y'], cause));
    expect(line).not.toContain('plan');
    expect(line).toContain('insert into notes');
    expect(line).toContain('value too long');
    expect(line).toContain('22001');
    expect(line).toContain('log-whatever-happens');
    expect(ms).toBeLessThan(onThisMachine(2_000));
  }
});

test('an error of the embedded database’s files says its cause', () => {
  const { entry } = logged({ name: 'ErrnoError', errno: 51 });
  expect(entry).toMatchObject({
    msg: 'it failed',
    err: { type: 'ErrnoError', code: 'ENOSPC', message: 'ENOSPC: no space left on the disk' },
  });
  expect(logged({ name: 'ErrnoError', errno: 69 }).line).toContain('read-only');
  expect(logged({ name: 'ErrnoError', errno: 4_711 }).line).toContain('4711');
  expect(logged({ name: 'ErrnoError' }).line).toContain('ErrnoError');
});

const itself: { cause?: unknown; name: string } = { name: 'Cycle' };
itself.cause = itself;
const throwing = () => {
  throw new Error('not to be read');
};
const unreadable = new Proxy(
  {},
  {
    get: throwing,
    has: throwing,
    ownKeys: throwing,
    getPrototypeOf: throwing,
    getOwnPropertyDescriptor: throwing,
  },
);
const getters = Object.defineProperties(new Error('x'), {
  message: { get: throwing },
  stack: { get: throwing },
  cause: { get: throwing, enumerable: true },
  name: { get: throwing },
});

test.each([
  ['a text', 'words'],
  ['null', null],
  ['undefined', undefined],
  ['a number', 7],
  ['a bigint', 7n],
  ['a symbol', Symbol('x')],
  ['a function', () => 'x'],
  ['an object without anything', Object.create(null)],
  ['an object that cannot be read', unreadable],
  ['getters that throw', getters],
  ['its own cause', itself],
  ['many errors', new AggregateError([new Error('one'), itself, unreadable, null], 'together')],
  ['fields of other kinds', { name: {}, message: [], stack: 7, code: { deep: itself }, cause: Symbol('x') }],
  ['an object with a toJSON', { toJSON: throwing, toString: throwing, message: 'well' }],
])('whatever is thrown is one line: %s', (_name, thrown) => {
  expect(logged(thrown).entry).toMatchObject({ level: 50, msg: 'it failed' });
});

test('a symbol in place of words makes a line that can be parsed', () => {
  const lines: string[] = [];
  const log = createLog('info', [], (line) => void lines.push(line));
  const anything: (...args: unknown[]) => void = log.error.bind(log);
  anything(Symbol('alone'));
  anything({ at: 1 }, Symbol('behind'));
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['Symbol(alone)', 'Symbol(behind)']);
});

test('causes are followed, and named', () => {
  const error = new Error('outer', { cause: new TypeError('inner', { cause: { code: 'ECONNRESET' } }) });
  expect(logged(error).entry).toMatchObject({
    err: { message: 'outer', cause: { type: 'TypeError', message: 'inner', cause: { code: 'ECONNRESET' } } },
  });
});

test('a huge message is cut, quickly, and no secret shows at the cut', () => {
  for (const before of [3_980, 3_990, 4_000, 15_990, 100_000]) {
    const message = `${'x'.repeat(before)}${secret}${'y'.repeat(300_000)}`;
    const { line, ms } = logged(new Error(message));
    expect(line.length).toBeLessThan(20_000);
    for (const part of [secret, 'a"quo', 'a\\"quo', 'secret-of']) expect(line).not.toContain(part);
    expect(ms).toBeLessThan(onThisMachine(2_000));
  }
});

test('other fields of an error stay out; secrets are hidden wherever they stand', () => {
  const error = Object.assign(new Error(`it said ${secret}`), { client: { password: 'of the database' } });
  const { line } = logged(error);
  expect(line).toContain('it said [redacted]');
  expect(line).not.toContain('of the database');
});

test('an entry that can’t be read is still a line', () => {
  const lines: string[] = [];
  const log = createLog('info', [secret], (line) => void lines.push(line));
  log.warn(Object.defineProperty({}, 'x', { get: throwing, enumerable: true }), 'a warning');
  log.warn({ field: secret, again: { deep: `${secret}!` } }, 'another');
  log.error(unreadable as object);
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['a warning', 'another', 'Something happened']);
  expect(lines.join('')).not.toContain('secret-of');
});

test('what Slack’s packages write of a failed query is without the words it carried, too', () => {
  const lines: string[] = [];
  const log = sdkLogger(createLog('info', [secret], (line) => void lines.push(line)));
  const error = new DrizzleQueryError('insert into notes', ['the secret plan'], new Error('closed'));
  log.error(error);
  log.error(`An unhandled error occurred (error: ${error})`);
  log.warn(
    'http request failed',
    Object.assign(new Error(error.message), { code: 'slack_bolt_unknown_error' }),
  );
  expect(lines.join()).not.toContain('plan');
  expect(lines).toHaveLength(3);
  for (const line of lines) expect(line).toContain('insert into notes');
});
