import fc from 'fast-check';

/** Where one change goes, as a share of all places, and what stands there then. */
type Change = { at: number; how: 'drop' | 'double' | 'set'; to: unknown };

const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
/** What programs trip over. */
const odd: readonly unknown[] = [
  ...[
    null,
    true,
    0,
    -1,
    0.5,
    1e308,
    2 ** 53,
    '',
    ' ',
    '\0',
    '\ud800',
    '‮x',
    'x'.repeat(10_000),
    '😀'.repeat(3_000),
  ],
  ...[
    '__proto__',
    'constructor',
    '../../etc/passwd',
    '%00',
    '<!channel>',
    '<@U1>',
    "' or 1=1 --",
    '0',
    'NaN',
    '-0',
  ],
  ...[
    '1970-01-01',
    '0000-00-00T00:00:00Z',
    '+275760-09-13T00:00:00Z',
    '12345678901234567890',
    '9'.repeat(400),
  ],
  ...[
    'https://meet.google.com/abc-defg-hij',
    'https://meet.google.com.evil.com/abc-defg-hij',
    'javascript:alert(1)',
  ],
  ...['00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000:1:x', '{"id":1}', '{}'],
  ...[[], {}, [[]], [null], nested(30), nested(5_000), Array(2_000).fill(1)],
  ...[
    JSON.parse('{"__proto__":{"polluted":true}}'),
    { constructor: { prototype: { polluted: true } } },
    { id: {} },
  ],
];

/** Changes of a JSON value; `words` are those that the app itself listens to. */
export function changes(words: readonly string[]): fc.Arbitrary<Change[]> {
  const to = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...odd) },
    { weight: 2, arbitrary: fc.constantFrom(...words) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  );
  const how = fc.constantFrom('set', 'set', 'set', 'drop', 'double');
  const at = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  return fc.array(fc.record({ at, how, to }), { maxLength: 4 });
}

/** The value with these changes, one after the other. */
export function changed(value: unknown, given: readonly Change[]): unknown {
  const whole = { value: structuredClone(value) };
  for (const { at, how, to } of given) {
    const places = placesIn(whole);
    const first: Place = { of: whole, key: 'value' };
    const { of, key } = places[Math.floor(at * places.length)] ?? first;
    if (how === 'set') of[key] = to;
    else if (how === 'double') of[key] = [of[key], of[key]];
    else delete of[key];
  }
  return whole.value;
}

type Place = { of: Record<string, unknown>; key: string };

function placesIn(of: object): Place[] {
  return Object.entries(of).flatMap(([key, value]) => [
    { of: of as Place['of'], key },
    ...(typeof value === 'object' && value !== null ? placesIn(value) : []),
  ]);
}
