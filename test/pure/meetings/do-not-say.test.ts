import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canBeFound } from '../../../services/common/says-forbidden.ts';
import { cleanList, listLimits } from '../../../services/meetings/do-not-say/clean-list.ts';
import {
  allLines,
  brokenList,
  type DoNotSay,
  listOwners,
  nothingForbidden,
} from '../../../services/meetings/do-not-say/lists.ts';
import { leastInstructionChars } from '../../../services/personas/instructions/instructions.ts';
import { withBrought } from '../../../services/personas/instructions/with-brought.ts';
import { emptyCharacter } from '../../../services/personas/persona.ts';
import { personaLimits } from '../../../services/personas/persona-terms.ts';

const lists: DoNotSay = {
  workspace: ['Project Heron'],
  channel: ['layoffs', 'Project Heron'],
  call: ['ACME GmbH'],
  persona: ['the salary of Ben'],
};

test.each([
  ['It’s called project  HERON here.', 'workspace'],
  ['Prоject Hе\u200bron', 'workspace'],
  ['layoffs of Project Heron', 'workspace'],
  ['There will be layoffs.', 'channel'],
  ['acme gmbh pays', 'call'],
  ['the salary\nof Ben', 'persona'],
  ['The herons fly over the project.', null],
  ['', null],
])('“%s” breaks the list of the %s', (text, owner) => {
  expect(brokenList(text, lists)).toBe(owner);
});

test('without lists nothing is forbidden, and lines that several have are told once', () => {
  expect(brokenList('Project Heron', nothingForbidden)).toBe(null);
  expect(allLines({ ...lists, persona: ['project heron!', 'Ben'] })).toEqual([
    'Project Heron',
    'layoffs',
    'ACME GmbH',
    'Ben',
  ]);
});

test('a list is taken whole or not at all', () => {
  const clean = (typed: string) => cleanList('channel', typed);
  expect(clean(' - Project\u200b Heron \n\n* layoffs\nlayoffs\n')).toEqual({
    ok: true,
    lines: ['Project Heron', 'layoffs'],
  });
  expect(clean('')).toEqual({ ok: true, lines: [] });
  expect(clean('word\n'.repeat(26).replaceAll(/word/g, () => `w${Math.random()}`))).toMatchObject({
    problem: { kind: 'too_many_lines' },
  });
  expect(clean('x'.repeat(101))).toMatchObject({ problem: { kind: 'line_too_long' } });
  expect(clean(Array.from({ length: 4 }, (_, at) => `${at}`.repeat(100)).join('\n'))).toMatchObject({
    problem: { kind: 'too_much', most: 300 },
  });
  expect(clean('x\n'.repeat(10_000))).toMatchObject({ problem: { kind: 'too_much' } });
  expect(clean('layoffs\n!!')).toMatchObject({ problem: { kind: 'line_too_short', line: '!!' } });
});

const kept = (owner: keyof typeof listLimits.totalChars) =>
  fc
    .array(fc.string({ unit: 'grapheme', maxLength: 110 }), { maxLength: 35 })
    .map((lines) => cleanList(owner, lines.join('\n')))
    .filter((list) => list.ok)
    .map((list) => (list.ok ? list.lines : []));

test('every line of a list that was taken is found where it stands alone', () => {
  fc.assert(
    fc.property(kept('workspace'), (workspace) => {
      for (const line of workspace) {
        expect(canBeFound(line)).toBe(true);
        expect(brokenList(`It is: ${line}.`, { ...nothingForbidden, workspace })).toBe('workspace');
      }
    }),
  );
});

/** As many lines as there may be, of so many characters in all. */
const longest = (mark: string, lines: number, chars: number) => {
  const each = Math.floor((chars - lines + 1) / lines);
  return Array.from({ length: lines }, (_, at) => `${mark}${at}`.padEnd(each, 'x'));
};
const { workspace, channel, call } = listLimits.totalChars;

test('the longest lists there may be are told to a session in full, with every rule', () => {
  const full: DoNotSay = {
    workspace: longest('w', listLimits.lines, workspace),
    channel: longest('c', listLimits.lines, channel),
    call: longest('k', listLimits.lines, call),
    persona: longest('p', personaLimits.mustNotSayLines, personaLimits.mustNotSayTotal),
  };
  expect(listOwners.map((owner) => full[owner].join('\n').length)).toEqual([
    expect.toSatisfy((chars) => chars <= workspace && chars > workspace - 26),
    expect.toSatisfy((chars) => chars <= channel && chars > channel - 26),
    expect.toSatisfy((chars) => chars <= call && chars > call - 26),
    expect.toSatisfy((chars) => chars <= 2_500 && chars > 2_400),
  ]);
  const parts = {
    ...{ name: 'N'.repeat(80), standsInFor: 'A'.repeat(80), maySay: 'm'.repeat(2_000) },
    character: { ...emptyCharacter, soul: 's'.repeat(12_000) },
    ...{ mustNotSay: allLines(full), language: 'l'.repeat(40) },
  };
  expect(leastInstructionChars(parts)).toBeLessThanOrEqual(6_000);
  const told = withBrought(parts, {
    updates: [{ userId: 'U1', name: 'Ben', text: 'b'.repeat(2_000) }],
    work: [],
    brief: { purpose: 'p'.repeat(300), lines: [] },
  });
  expect(told.length).toBeLessThanOrEqual(6_000);
  for (const line of allLines(full)) expect(told).toContain(`- ${line}\n`);
});
