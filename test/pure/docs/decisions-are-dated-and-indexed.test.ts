import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../../../docs/decisions/', import.meta.url);

test('every decision has a number, a date and a status, and the index lists them all', () => {
  const files = readdirSync(folder).filter((file) => /^\d/.test(file));
  const lines = files.map((file) => {
    const head = /^# (\d+)\. (.+)\n\n(\d{4}-\d\d-\d\d) · (.+)\n/.exec(
      readFileSync(new URL(file, folder), 'utf8'),
    );
    const [, number, title, date, status] = head ?? [];
    expect.soft(Number(number), file).toBe(Number(file.slice(0, 4)));
    return `| ${number} | [${title}](${file}) | ${date} | ${status} |`;
  });
  const index = readFileSync(new URL('README.md', folder), 'utf8').split('\n');
  expect(index.filter((line) => /^\| \d/.test(line))).toEqual(lines);
});
