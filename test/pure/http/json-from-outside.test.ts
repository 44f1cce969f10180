import { expect, test } from 'vitest';
import { parseJson } from '../../../services/http/parse-json.ts';

const megabyte = 1024 * 1024;
const listOf = (value: string) => `[${`${value},`.repeat(megabyte / (value.length + 1))}1]`;

/** The quickest of some tries. */
function quickest(read: (text: string) => unknown, text: string): number {
  const tries = Array.from({ length: 4 }, () => {
    const from = performance.now();
    read(text);
    return performance.now() - from;
  });
  return Math.max(1, Math.min(...tries));
}

test.each([['1'], ['""'], ['[]']])('a megabyte of %s takes hardly longer than the parser alone', (value) => {
  const text = listOf(value);
  expect(quickest(parseJson, text)).toBeLessThan(20 * quickest(JSON.parse, text));
});

test('what is nested too deeply isn’t parsed at all', () => {
  const nested = (levels: number, inner = '1') => `${'['.repeat(levels)}${inner}${']'.repeat(levels)}`;
  expect(parseJson(nested(64))).toBeDefined();
  expect(parseJson(nested(65))).toBeUndefined();
  expect(parseJson(`${'{"a":'.repeat(65)}1${'}'.repeat(65)}`)).toBeUndefined();
  const text = nested(megabyte);
  expect(20 * quickest(parseJson, text)).toBeLessThan(quickest(JSON.parse, text));
  expect(parseJson(nested(1, JSON.stringify(`\\"${'['.repeat(100)}\\`)))).toEqual([
    `\\"${'['.repeat(100)}\\`,
  ]);
  expect(parseJson('["\\')).toBeUndefined();
});

test('what has too many values isn’t parsed where that is asked for', () => {
  expect(parseJson('[1,2,{"a":3}]', { maxValues: 5 })).toEqual([1, 2, { a: 3 }]);
  expect(parseJson('[1,2,{"a":3}]', { maxValues: 4 })).toBeUndefined();
  expect(parseJson('"[,,,,]"', { maxValues: 1 })).toBe('[,,,,]');
});

test('strings and names lose what no database takes, wherever they are', () => {
  const said = parseJson(
    '{"a":["x\\u0000y",{"b":"\\ud800"}],"__proto__":"\\u0000z","n":1,"t":true,"o":null}',
  );
  expect(JSON.stringify(said)).toBe('{"a":["xy",{"b":"\uFFFD"}],"__proto__":"z","n":1,"t":true,"o":null}');
  expect(parseJson('"\\u0000"')).toBe('');
  expect(parseJson('{"a\\u0000b":[1],"\\ud800":2}')).toEqual({ ab: [1], '\uFFFD': 2 });
  expect(Object.keys(parseJson('{"__pro\\u0000to__":{"z":1}}') as object)).toEqual(['__proto__']);
  expect('z' in {}).toBe(false);
});
