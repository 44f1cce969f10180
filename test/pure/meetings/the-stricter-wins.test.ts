import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bounds, stricter } from '../../../services/meetings/policy/stricter.ts';

const at = new Date('2026-11-29T12:00:00Z');
const chosen = <Value>(value: fc.Arbitrary<Value>, by: string) =>
  fc.option(value.map((one) => ({ value: one, by, at })));
const most = fc.option(fc.integer({ min: 1, max: 600 }));
const bounds = (by: string): fc.Arbitrary<Bounds> =>
  fc.record({
    limitMinutes: chosen(most, by),
    holdRecap: chosen(fc.boolean(), by),
    retentionDays: chosen(most, by),
    onObjection: chosen(fc.constantFrom('ask', 'leave', null), by),
  });
/** Bigger is stricter. */
const strictness = ({ limitMinutes, holdRecap, retentionDays, onObjection }: Bounds) => [
  -(limitMinutes?.value ?? Number.POSITIVE_INFINITY),
  Number(holdRecap?.value ?? false),
  -(retentionDays?.value ?? Number.POSITIVE_INFINITY),
  Number(onObjection?.value === 'leave'),
];

test('of what a channel and its workspace decided, each bound is as strict as the stricter of both, whoever it is', () => {
  fc.assert(
    fc.property(bounds('UBEN'), bounds('UADA'), (channel, workspace) => {
      const [ofChannel, ofWorkspace] = [strictness(channel), strictness(workspace)];
      const wanted = ofChannel.map((one, index) => Math.max(one, ofWorkspace[index] ?? one));
      expect(strictness(stricter(channel, workspace))).toEqual(wanted);
      expect(strictness(stricter(workspace, channel))).toEqual(wanted);
      expect(stricter(channel, channel)).toEqual(channel);
    }),
  );
});
