import { expect, test } from 'vitest';
import { sourcesIn } from './imports.ts';

/** What is asked of others that changes something there, as a call on the port. */
const effects =
  /\b(provider\.(create|end)|writer\.(post|edit|remove|react)|calls\.(add|join|end)|service\.(start|leave|deleteData)|cloner\.clone|faceMaker\.draw|memory\.append|outlet\.deliver|tool\.run|deps\.model|complete)\(/;

/** Effects without a failpoint behind them: what is asked twice is as if it were asked once. */
const harmlessTwice = [
  // The row says what happened once it can.
  'services/meetings/end-unwritten.ts',
  // A sample, for who pressed; no row knows of it.
  'services/notes/destinations/test-destination.ts',
  // Slack says that it has that mark.
  'services/slack/outbox/deliver-reaction.ts',
  // What is gone stays gone.
  'services/slack/outbox/take-back.ts',
  // Within a tool call, which has one.
  'services/tasks/tool.ts',
];

const file = 'services/meetings/failpoints.ts';

test('every failpoint is reached in the code, and a test ends the process there', () => {
  const code = sourcesIn('services', 'listeners', 'src');
  const list = code.find(({ path }) => path === file)?.text ?? '';
  const lists = [...list.matchAll(/const (\w+) = \[([^\]]*)\] as const/g)];
  expect(lists.length).toBeGreaterThan(5);
  const tests = sourcesIn('test').filter(
    ({ path }) => path.endsWith('.test.ts') && !path.includes('/walls/'),
  );
  const reached = code
    .flatMap(({ text }) => [...text.matchAll(/failpoint\(([^;]*?)\)/gs)])
    .map(([, at]) => at);
  for (const [, name = '', members = ''] of lists) {
    const points = [...members.matchAll(/'([^']+)'/g)].map(([, point]) => point);
    for (const point of points) {
      expect(
        reached.some((at) => at?.includes(`'${point}'`)),
        `${point} is reached`,
      ).toBe(true);
      // Of all of a list, or by its name.
      const isTested = tests.some(({ text }) => new RegExp(`of ${name}\\b|: ${name};|'${point}'`).test(text));
      expect(isTested, `a test ends the process at ${point}`).toBe(true);
    }
  }
});

test('every effect outside that the database may not learn of has a failpoint behind it', () => {
  const without = sourcesIn('services')
    .filter(({ path }) => !/^services\/(slack\/api|pikastream|integrations|store)\//.test(path))
    .filter(({ text }) => effects.test(text) && !/failpoint\(/.test(text))
    .map(({ path }) => path);
  expect(without.toSorted()).toEqual(harmlessTwice);
});
