import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loggedFields } from './log-fields.ts';

const page = readFileSync(new URL('../../../docs/operating.md', import.meta.url), 'utf8');

/** The fields of the first column of the log's table. */
function documented(): string[] {
  const [, section = ''] = /^### The log\n(.*?)^##/ms.exec(page) ?? [];
  const names = [...section.matchAll(/^\| (`[^|]*`) \|/gm)].flatMap(
    ([, cell = '']) => cell.match(/\w+/g) ?? [],
  );
  return names.filter((name) => !['time', 'level', 'msg'].includes(name));
}

test('every field of the log has a row in docs/operating.md, and no row is of a field that nobody writes', () => {
  const fields = loggedFields();
  expect(fields.size).toBeGreaterThan(30);
  const names = documented();
  const missing = [...fields].filter(([field]) => !names.includes(field));
  expect(missing.map(([field, files]) => `${field}: ${files[0]}`)).toEqual([]);
  expect(names.filter((name) => !fields.has(name))).toEqual([]);
});
