import { DrizzleQueryError } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';

test('a failed query is logged without the words it carried, and with why it failed', () => {
  const lines: string[] = [];
  const log = createLog('info', [], (line) => void lines.push(line));
  const cause = Object.assign(new Error('value too long'), { code: '22001' });

  log.error(
    { err: new DrizzleQueryError('insert into notes', ['the secret plan', 'x: y'], cause) },
    'it failed',
  );

  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain('the secret plan');
  expect(lines[0]).toContain('insert into notes');
  expect(lines[0]).toContain('value too long');
});
