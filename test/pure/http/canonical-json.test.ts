import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../services/http/canonical-json.ts';
import { dumps } from '../../sandbox/attendee/python-json.ts';

// Made by Python 3.11: json.dumps(payload), and over its canonical form an HMAC-SHA256 with the bytes 0 to 31.
const wire = String.raw`{"idempotency_key": "c2b1", "bot_id": "bot_1", "bot_metadata": {"stand_in_meeting": "m", "10": "x", "9": "y"}, "trigger": "transcript.update", "data": {"speaker_name": "Zo\u00eb \ud83d\ude00 \"q\" \\ / \u007f\u001f\u2028\n", "a": [1.0, 1e-05, -0.0, 12345678901234567890, 1e+16, true, null, {}], "\uff5e": 1, "\ud83d\ude00": 2, "duration_ms": 900, "l": []}}`;
const signature = 'YPz55xC5XfdtZ3tsmfON02D3K0VT5BbwIKoDZUIIC34=';

test('what Python signed is found in what Python sent: names by code points, numbers as they came', () => {
  const secret = Buffer.from(Array.from({ length: 32 }, (_, at) => at));
  const signed = createHmac('sha256', secret).update(canonicalJson(wire) ?? '');
  expect(signed.digest('base64')).toBe(signature);
});

test('any value that is sent as Python sends it has the form that Python signs', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const sent = JSON.parse(JSON.stringify(value), (_, one) => (typeof one === 'number' ? 7 : one));
      expect(canonicalJson(dumps(sent, { canonical: false }))).toBe(dumps(sent, { canonical: true }));
    }),
  );
});

test('what isn’t JSON, names something twice, or is too deep or too much, has no such form', () => {
  const wrong = [
    '',
    '{',
    '{"a"}',
    '{"a":1,}',
    '[1,]',
    '[1 2]',
    '01',
    '+1',
    'NaN',
    '"a',
    '"\n"',
    "'a'",
    '1 2',
    '{a:1}',
  ];
  for (const text of wrong) expect(canonicalJson(text), text).toBeUndefined();
  expect(canonicalJson('{"a":1,"\\u0061":2}')).toBeUndefined();
  expect(canonicalJson(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toBeUndefined();
  expect(canonicalJson('[1,2,3]', { maxValues: 3 })).toBeUndefined();
  expect(canonicalJson(' { "b" : [ ] , "a" : { } } ')).toBe('{"a":{},"b":[]}');
});
