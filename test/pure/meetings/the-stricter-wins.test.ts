import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guestRules } from '../../../services/meetings/policy/guests.ts';
import { keeps } from '../../../services/meetings/policy/keep.ts';
import { sendersIn, spendersIn } from '../../../services/meetings/policy/senders-here.ts';
import { type Bounds, stricter } from '../../../services/meetings/policy/stricter.ts';
import { everybody, maySend } from '../../../services/people/senders.ts';
import { isAllowed } from '../../../services/personas/choose-persona.ts';
import { isAmong } from '../../../services/tasks/tool-choices.ts';

const at = new Date('2026-11-29T12:00:00Z');
const chosen = <Value>(value: fc.Arbitrary<Value>, by: string) =>
  fc.option(value.map((one) => ({ value: one, by, at })));
const most = fc.option(fc.integer({ min: 1, max: 600 }));
const people = ['UADA', 'UBEN', 'USOL'];
const personas = ['built_in', 'nova', 'rex'];
const tools = ['search_web', 'github.issue_write', 'github.issue_read', 'linear.search'];
const offs = [...tools, 'github.*'];
const bounds = (by: string): fc.Arbitrary<Bounds> =>
  fc.record({
    limitMinutes: chosen(most, by),
    holdRecap: chosen(fc.boolean(), by),
    retentionDays: chosen(most, by),
    onObjection: chosen(fc.constantFrom('ask', 'leave', null), by),
    senders: chosen(
      fc.option(fc.record({ guests: fc.boolean(), named: fc.option(fc.subarray(people)) })),
      by,
    ),
    personas: chosen(fc.option(fc.subarray(personas)), by),
    toolsOff: chosen(fc.option(fc.subarray(offs)), by),
    keep: chosen(fc.constantFrom(...keeps, null), by),
    guests: chosen(fc.constantFrom(...guestRules, null), by),
  });
/** Bigger is stricter. */
const strictness = ({ limitMinutes, holdRecap, retentionDays, onObjection, ...lists }: Bounds) => [
  -(limitMinutes?.value ?? Number.POSITIVE_INFINITY),
  Number(holdRecap?.value ?? false),
  -(retentionDays?.value ?? Number.POSITIVE_INFINITY),
  Number(onObjection?.value === 'leave'),
  ...people.flatMap((id) =>
    (['member', 'guest', 'external', 'app', 'left', 'unknown'] as const).map((kind) =>
      Number(!maySend(lists.senders?.value ?? everybody, id, kind)),
    ),
  ),
  ...personas.map((id) => Number(!isAllowed(lists.personas?.value ?? null, id === 'built_in' ? null : id))),
  ...tools.map((name) => Number(isAmong(lists.toolsOff?.value ?? [], name))),
  keeps.indexOf(lists.keep?.value ?? 'words'),
  [null, ...guestRules].indexOf(lists.guests?.value ?? null),
];

test('of what a channel and its workspace decided, each bound is as strict as the stricter of both', () => {
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

test('who may send is never more than who may spend, but for guests whom the workspace lets', () => {
  const named = fc.subarray(people).map((userIds) => ({ value: userIds, by: 'UADA', at }));
  fc.assert(
    fc.property(bounds('UBEN'), bounds('UADA'), fc.option(named), (channel, ofWorkspace, spenders) => {
      const workspace = { ...ofWorkspace, spenders };
      const senders = sendersIn(stricter(channel, ofWorkspace), workspace);
      const spending = spendersIn(workspace);
      for (const id of people) {
        expect(maySend(senders, id, 'member') && !maySend(spending, id, 'member')).toBe(false);
        const letsGuests = spending.named === null && ofWorkspace.senders?.value?.guests;
        const isGuestIn = maySend(senders, id, 'guest') && !maySend(spending, id, 'guest');
        expect(isGuestIn && !letsGuests).toBe(false);
        for (const { value } of [channel.senders, ofWorkspace.senders].flatMap((one) => one ?? []))
          if (value && !maySend(value, id, 'member')) expect(maySend(senders, id, 'member')).toBe(false);
      }
    }),
  );
});
