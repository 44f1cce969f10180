import { expect, test } from 'vitest';
import {
  type PageWords,
  sayConnect,
  sayDone,
  sayOver,
  sayTooOften,
  sayUnknownClient,
  sayWrongRedirect,
  sayWrongRequest,
} from '../../../src/oauth/words.ts';
import { expectHouseStyle } from '../slack/words/house-style.ts';

// Every page of OAuth, as people read it.
const waits = {
  ...{ kind: 'waits' as const, stage: 'waiting' as const, code: 'BCDFGHJK', readOnly: false },
  ...{ clientName: 'Acme Notes', clientHost: 'client.example' },
};
const pages: PageWords[] = [
  sayConnect(waits),
  sayConnect({ ...waits, clientHost: null, readOnly: true }),
  sayConnect({ ...waits, stage: 'asked' }),
  sayDone('Acme Notes'),
  sayOver,
  sayTooOften,
  sayUnknownClient,
  sayWrongRedirect,
  sayWrongRequest(
    'invalid_target',
    'Acme Notes',
    'client.example',
    'https://client.example/cb?error=invalid_target',
  ),
];

test('pages', async () => {
  for (const { title, paragraphs } of pages)
    for (const said of [title, ...paragraphs]) expectHouseStyle(said);
  const text = pages.map(({ title, paragraphs, command, link }) =>
    [
      `# ${title}`,
      ...paragraphs,
      ...(command ? [`> ${command}`] : []),
      ...(link ? [`[${link.label}]`] : []),
    ].join('\n'),
  );
  await expect(`${text.join('\n\n')}\n`).toMatchFileSnapshot('pages.txt');
});
