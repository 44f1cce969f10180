import { expect, test } from 'vitest';
import type { Entry } from '../../../services/consent/entry.ts';
import { ledgerFile } from '../../../services/consent/ledger-file.ts';
import { aMeeting, start as at } from '../../support/arbitrary-meetings.ts';

const entry: Entry = {
  kind: 'seen',
  at,
  who: null,
  name: 'Sam',
  words: null,
  detail: null,
  forgottenAt: null,
};

test('in CSV no name and no words are a formula, and none end a cell', () => {
  const names = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '  =1',
    '\uFF1D1',
    'a"b',
    'a,b',
    'a\r\nb',
    'Zoë 東京',
  ];
  const entries = names.map((name): Entry => ({ ...entry, name, words: name }));
  const { filename, text } = ledgerFile(aMeeting(), entries, 'csv');
  expect(filename).toMatch(/^consent-ledger-[\w-]+-\d{4}-\d\d-\d\d\.csv$/);
  const [head, ...rows] = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r\n(?="2)/);
  expect(head).toBe('at,kind,user_id,name,words,detail,forgotten_at');
  const cells = rows.map((row) => /"seen","","((?:[^"]|"")*)","((?:[^"]|"")*)","",""$/.exec(row));
  expect(cells.map((found) => found?.[1])).toEqual([
    ...["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\t=1", "'  =1", "'\uFF1D1"],
    ...['a""b', 'a,b', 'a\r\nb', 'Zoë 東京'],
  ]);
  expect(cells.every((found) => found?.[1] === found?.[2])).toBe(true);
});

test('in JSON each entry is as it was entered, or forgotten', () => {
  const forgotten: Entry = { ...entry, kind: 'objected', name: null, forgottenAt: at };
  const { text } = ledgerFile(aMeeting(), [entry, forgotten], 'json');
  const { entries } = JSON.parse(text) as { entries: unknown };
  expect(entries).toMatchObject([
    { at: at.toISOString(), kind: 'seen', name: 'Sam', forgotten_at: null },
    { kind: 'objected', name: null, words: null, forgotten_at: at.toISOString() },
  ]);
});
