import { expect, test } from 'vitest';
import { pick } from '../../sandbox/picture/pick.ts';
import { message, wholeThread } from './support.ts';

test('a short thread is shown whole', () => {
  const rows = pick(wholeThread());

  expect(rows.map(({ kind }) => kind)).toEqual(Array(7).fill('message'));
});

test('replies in the middle are left out, and counted', () => {
  const rows = pick(wholeThread([message({ text: 'one' }), message({ text: 'two' })]));

  expect(rows[4]).toEqual({ kind: 'left-out', count: 2 });
});

test('files posted one after the other share a row', () => {
  expect(pick(wholeThread()).at(-1)).toMatchObject({
    message: { files: [{ title: 'transcript.vtt' }, { title: 'transcript.md' }] },
  });
});

test('a line names the parts of the recap that are left out', () => {
  const recap = pick(wholeThread()).at(-2);

  expect(recap).toMatchObject({
    message: {
      blocks: [
        { text: { text: '*Decisions*\n• Keep it' } },
        { type: 'context', elements: [{ text: '… and the chapters and the tasks' }] },
      ],
    },
  });
});

test('a thread without the parts that the picture shows is refused', () => {
  const thread = wholeThread().filter(({ text }) => !text.includes('approved'));

  expect(() => pick(thread)).toThrow('no message for an approval');
});
