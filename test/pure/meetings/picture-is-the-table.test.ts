import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { tablePicture } from '../../support/table-picture.ts';

test('the picture of a meeting’s life in docs/architecture.md is the transition table', async () => {
  const page = await readFile(new URL('../../../docs/architecture.md', import.meta.url), 'utf8');
  const picture = /```mermaid\n(stateDiagram-v2[\s\S]*?)\n```/.exec(page)?.[1];
  expect(picture).toBe(tablePicture());
});
