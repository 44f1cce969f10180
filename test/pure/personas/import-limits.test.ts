import { expect, test } from 'vitest';
import {
  createImportLimits,
  importRate,
  mostAtOnce,
} from '../../../services/personas/imports/import-limits.ts';

const by = (userId: string) => ({ teamId: 'T1', userId });

test('one person imports one after the other, not without end, and few people at once', () => {
  let now = 0;
  const limits = createImportLimits(() => now);
  const begin = (userId: string) => {
    const turn = limits.begin(by(userId));
    return 'leave' in turn ? turn.leave : turn;
  };
  const through = (userId: string) => {
    const leave = begin(userId);
    if (typeof leave !== 'function') return leave;
    leave();
    return 'through';
  };

  const leave = begin('U1');
  expect(begin('U1')).toEqual({ kind: 'imports_at_once' });
  if (typeof leave === 'function') leave();
  for (let count = 1; count < importRate.burst; count += 1) expect(through('U1')).toBe('through');
  expect(through('U1')).toEqual({ kind: 'imported_often', waitMs: importRate.everySeconds * 1_000 });
  expect(through('U2')).toBe('through');
  now += importRate.everySeconds * 1_000;
  expect(through('U1')).toBe('through');

  const others = Array.from({ length: mostAtOnce }, (_, at) => begin(`U${at + 10}`));
  expect(through('U2')).toEqual({ kind: 'imports_at_once' });
  for (const end of others) if (typeof end === 'function') end();
  expect(through('U2')).toBe('through');
});
