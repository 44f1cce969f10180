import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSample } from '../../../../services/personas/voices/check-sample.ts';
import { onThisMachine } from '../../../on-this-machine.ts';
import { box, id3, mp3, mp4, wav } from '../../../support/recordings.ts';

const secondsOf = (bytes: Buffer) => {
  const check = checkSample(bytes);
  return check.ok ? check.sample.seconds : check.refusal;
};
const sound = (seconds: number) => mp4([{ seconds }]);

test.each([
  ['mp3', mp3(15), 'audio/mpeg'],
  ['m4a', sound(15), 'audio/mp4'],
  ['wav', wav(15), 'audio/wav'],
])('an %s of 15 seconds is taken', (format, bytes, contentType) => {
  const check = checkSample(bytes);
  expect(check).toMatchObject({ ok: true, sample: { format, contentType, fileName: `sample.${format}` } });
  expect(secondsOf(bytes)).toBeCloseTo(15, 1);
});

test.each([
  ['stereo, 24 bit', wav(15, { channels: 2, bits: 24 })],
  ['floats', wav(15, { format: 3, bits: 32 })],
  ['from a pipe, which says no length', wav(15, { saysBytes: 0xffffffff })],
  ['with a length of 0', wav(15, { saysBytes: 0 })],
  [
    'an mp3 with a tag, padding and a tag at its end',
    Buffer.concat([id3(3_000), Buffer.alloc(600), mp3(15), Buffer.from(`TAG${' '.repeat(125)}`)]),
  ],
  ['an mp3 of a varying rate', mp3(15, 'usual', 'quiet', 'quiet')],
  ['an mp3 of MPEG 2', mp3(15, 'small')],
  ['an mp3 with a cover between its frames', Buffer.concat([mp3(7), Buffer.alloc(9_000, 0xff), mp3(8)])],
  ['an mp3 whose last frame is cut off', mp3(15).subarray(0, -100)],
  ['an m4a that begins with its header', mp4([{ seconds: 15 }], { moovFirst: true })],
  ['an m4a with 64-bit times', mp4([{ seconds: 15, long: true }])],
  ['an m4a without loss', mp4([{ seconds: 15, codec: 'alac' }])],
  ['an m4a with chapters', mp4([{ seconds: 15 }, { seconds: 900, handler: 'text', codec: 'text' }])],
  ['an mp4 with sound alone', mp4([{ seconds: 15 }], { brand: 'isom' })],
])('%s: 15 seconds', (_, bytes) => {
  expect(secondsOf(bytes)).toBeCloseTo(15, 1);
});

const ebml = Buffer.concat([
  Buffer.from('1a45dfa3', 'hex'),
  Buffer.from('\u009fB\u0086\u0081\u0001B\u0082\u0084webm', 'latin1'),
]);

test.each([
  ['nothing', Buffer.alloc(0), { code: 'empty' }],
  ['over 20 MB', Buffer.alloc(20 * 1024 * 1024 + 1), { code: 'too_large', bytes: 20 * 1024 * 1024 + 1 }],
  ['Slack’s own webm', ebml, { code: 'not_taken', kind: 'webm' }],
  [
    'an mp4 with pictures',
    mp4([{ seconds: 15, handler: 'vide', codec: 'avc1' }, { seconds: 15 }]),
    { code: 'not_taken', kind: 'video' },
  ],
  ['a film of QuickTime', mp4([{ seconds: 15 }], { brand: 'qt  ' }), { code: 'not_taken', kind: 'other' }],
  ['opus in an mp4', mp4([{ seconds: 15, codec: 'Opus' }]), { code: 'not_taken', kind: 'other' }],
  ['a picture of a phone', box('ftyp', Buffer.from('heic')), { code: 'unreadable', format: 'm4a' }],
  ['ADPCM in a wav', wav(15, { format: 2 }), { code: 'not_taken', kind: 'other' }],
  ['ogg', Buffer.from(`OggS${'\0'.repeat(40_000)}`), { code: 'not_taken', kind: 'other' }],
  ['flac', Buffer.from(`fLaC${'\0'.repeat(40_000)}`), { code: 'not_taken', kind: 'other' }],
  ['AAC frames', Buffer.from('fff15080021ffc', 'hex'), { code: 'not_taken', kind: 'other' }],
  ['text', Buffer.from('my voice.mp3'), { code: 'not_taken', kind: 'other' }],
  [
    'a tag without an mp3',
    Buffer.concat([id3(500), Buffer.alloc(9_000)]),
    { code: 'unreadable', format: 'mp3' },
  ],
  ['a tag that is longer than the file', id3(5_000).subarray(0, 900), { code: 'unreadable', format: 'mp3' }],
  ['a wav without sound', wav(15).subarray(0, 40), { code: 'unreadable', format: 'wav' }],
  ['a wav of nothing a second', wav(15, { channels: 0 }), { code: 'unreadable', format: 'wav' }],
  ['an m4a that was cut off', sound(15).subarray(0, 1_500), { code: 'unreadable', format: 'm4a' }],
  ['an m4a without a length', sound(0), { code: 'unreadable', format: 'm4a' }],
  ['9.9 seconds', wav(9.9), { code: 'too_short', seconds: 9.9 }],
  ['five minutes and a bit', wav(300.5, { rate: 1_000, bits: 8 }), { code: 'too_long' }],
  ['an mp3 of six minutes', mp3(360, 'quiet'), { code: 'too_long' }],
  ['an m4a of an hour', sound(3_600), { code: 'too_long' }],
])('%s is refused', (_, bytes, refusal) => {
  expect(checkSample(bytes)).toEqual({ ok: false, refusal });
});

test('ten seconds and five minutes are taken', () => {
  for (const seconds of [10, 300]) expect(secondsOf(wav(seconds, { rate: 1_000, bits: 8 }))).toBe(seconds);
});

test('whatever the bytes are, they are taken or refused with a code', () => {
  const whole = [mp3(11), sound(11), wav(11, { rate: 200 }), id3(300)];
  const broken = fc
    .tuple(fc.constantFrom(...whole), fc.nat(3_000), fc.uint8Array({ maxLength: 12 }), fc.nat(60_000))
    .map(([bytes, at, over, length]) => {
      const copy = Buffer.from(bytes);
      copy.set(over.subarray(0, Math.max(0, copy.length - at)), Math.min(at, copy.length));
      return copy.subarray(0, length);
    });
  fc.assert(
    fc.property(fc.oneof(broken, fc.uint8Array({ maxLength: 200 })), (bytes) => {
      const check = checkSample(bytes);
      if (check.ok) {
        expect(check.sample.seconds).toBeGreaterThanOrEqual(10);
        expect(check.sample.seconds).toBeLessThanOrEqual(300);
      } else {
        expect(check.refusal.code).toMatch(/^(empty|too_large|not_taken|unreadable|too_short|too_long)$/);
      }
    }),
  );
});

test.each([
  ['stray bytes behind a tag', Buffer.concat([id3(0), Buffer.alloc(19_000_000, 0xff)])],
  ['empty boxes', Buffer.concat([box('ftyp', Buffer.from('M4A ')), Buffer.alloc(19_000_000, box('free'))])],
  ['empty chunks', Buffer.concat([wav(0).subarray(0, 12), Buffer.alloc(19_000_000, 'junk\0\0\0\0')])],
  ['frames of two kinds', mp3(299, 'quiet', 'small')],
])('%s cost no more than the walk', (_, bytes) => {
  const from = performance.now();
  expect(checkSample(bytes)).toMatchObject({ ok: false });
  expect(performance.now() - from).toBeLessThan(onThisMachine(2_000));
});
