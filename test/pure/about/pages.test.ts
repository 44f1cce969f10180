import { expect, test } from 'vitest';
import {
  formWords,
  type PageText,
  sayAbout,
  sayAsked,
  sayForgetForm,
  sayLeaveForm,
  sayLeft,
  sayNoPage,
  sayTooOften,
  sayWhen,
} from '../../../src/about/words.ts';
import { expectHouseStyle } from '../slack/words/house-style.ts';

// Every page about a call, as people without Slack read it.
const about = {
  ...{ botName: 'Nova (AI, takes notes)', sentBy: 'Ada Lovelace', workspace: 'Acme' },
  ...{ state: 'there' as const, leavesAtOnce: false, retentionDays: 30, keptFrom: [] },
  keep: 'words' as const,
};
const silent = { ...about, sentBy: null, retentionDays: null, leavesAtOnce: true };
const leavesAt = new Date('2026-11-26T09:02:00Z');
const pages: PageText[] = [
  sayAbout(about),
  sayAbout({ ...silent, state: 'to_come' }),
  sayAbout({ ...silent, state: 'gone', workspace: null, retentionDays: 1 }),
  sayAbout({ ...about, keep: 'notes' }),
  sayAbout({ ...about, keep: 'nothing' }),
  sayLeft({ kind: 'asked', leavesAt }),
  sayLeft({ kind: 'leaves' }),
  sayLeft({ kind: 'stayed' }),
  sayLeft({ kind: 'not_there' }),
  sayAsked({ kind: 'asked' }),
  sayAsked({ kind: 'no_name' }),
  sayAsked({ kind: 'long_name' }),
  sayAsked({ kind: 'too_many' }),
  sayAsked({ kind: 'nothing_kept' }),
  sayNoPage,
  sayTooOften,
];
const forms = [
  sayLeaveForm(about),
  sayLeaveForm(silent),
  sayForgetForm,
  ...Object.values(formWords),
  sayWhen(leavesAt),
];

test('pages', async () => {
  for (const said of [
    ...pages.flatMap(({ title, sections }) => [title, ...sections.flatMap(({ lines }) => lines)]),
    ...forms,
  ])
    expectHouseStyle(said);
  const text = pages.map(({ title, sections }) =>
    [
      `# ${title}`,
      ...sections.flatMap(({ heading, lines }) => [...(heading ? [`## ${heading}`] : []), ...lines]),
    ].join('\n'),
  );
  await expect(`${[...text, forms.join('\n')].join('\n\n')}\n`).toMatchFileSnapshot('pages.txt');
});
