import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newVoiceId } from '../../../../services/personas/voices/voice-id.ts';

const now = new Date('2026-04-01T09:00:07.123Z');

test.each([
  ['Ada', 'voice_ada_20260401090007'],
  ['Héloïse d’Arc', 'voice_heloise_d_arc_20260401090007'],
  ['  --Dr. No--  ', 'voice_dr_no_20260401090007'],
  ['美咲', 'voice_persona_20260401090007'],
  ['', 'voice_persona_20260401090007'],
  ['x'.repeat(400), `voice_${'x'.repeat(235)}_20260401090007`],
])('of “%s” it is %s', (name, id) => {
  expect(newVoiceId(name, now)).toBe(id);
});

test('of any name it is 8 to 256 letters and digits of ASCII, first a letter, with the time at its end', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0x10ffff })), (codes) => {
      const id = newVoiceId(String.fromCodePoint(...codes), now);
      expect(id).toMatch(/^voice_[a-z0-9_]+_20260401090007$/);
      expect(id.length).toBeLessThanOrEqual(256);
    }),
  );
});
