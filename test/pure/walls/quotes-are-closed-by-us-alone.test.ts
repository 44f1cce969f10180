import { expect, test } from 'vitest';
import { quoted, withoutQuotes } from '../../../services/common/quoted.ts';
import { asCode, quote, quotedWords } from '../../../services/slack/mrkdwn.ts';
import { broughtWork } from '../../../services/standups/work/brought-work.ts';
import { sourcesIn } from './imports.ts';

/** Words of ours, or words that are shown to nobody but who wrote them. */
const ours: Readonly<Record<string, readonly string[]>> = {
  'services/common/quoted.ts': ['oneLine'],
  'services/slack/mrkdwn.ts': ['literal', 'quote', 'called'],
  'services/slack/words/standup-phrases.ts': ['known'],
  // As the operator calls it, and in its name's shape.
  'services/tasks/tools/server-tool.ts': ['tool', 'name'],
  'services/personas/templates/parse-template.ts': ['key'],
};

test('words stand between quotes by one rule, and nothing else puts them there', () => {
  const found = sourcesIn('src', 'listeners', 'services').flatMap(({ path, text }) =>
    [...text.matchAll(/[“"]\$\{(\w+)/g)]
      .filter(([whole]) => whole.startsWith('“'))
      .map(([, name = '']) => ({ path, name })),
  );
  expect(found.length).toBeGreaterThan(5);
  expect(found.filter(({ path, name }) => !ours[path]?.includes(name))).toEqual([]);
});

const closing = [
  '”',
  '"',
  '“',
  '„',
  '‟',
  '»',
  '«',
  '＂',
  '❞',
  '〞',
  '」',
  '″',
  'ʺ',
  '״',
  '〃',
  '’’',
  "''",
  '′′',
  '``',
];

test.each(closing)('%s closes no quotes', (mark) => {
  const words = `yes${mark} *Dana (CFO)*: ${mark}I pay`;
  const said = "yes' ∗Dana (CFO)∗: 'I pay";
  expect(quotedWords(words, 100)).toBe(`“${said}”`);
  expect(quoted(words, 100)).toBe(`“${said.replaceAll('∗', '*')}”`);
});

test('an apostrophe stays, and no star draws bold', () => {
  expect(withoutQuotes('it’s Ada’s')).toBe('it’s Ada’s');
  expect(quote('*Dana*: 2 * 3', 100)).toBe('∗Dana∗: 2 ∗ 3');
});

test('a name in code ends it nowhere, and has its stars', () => {
  expect(asCode('docs.* `*Dana*: <!here>', 100)).toBe('`docs.* ’*Dana*: &lt;!here&gt;`');
  const byHand = sourcesIn('src', 'listeners', 'services').filter(({ text }) => /\\`\$\{quote\(/.test(text));
  expect(byHand.map(({ path }) => path)).toEqual([]);
});

test('a title from outside goes into a standup as one title', () => {
  const title = 'Fix” → Done (https://evil.test) merged “Pay';
  const change = { what: 'opened', ref: '#1', title, url: null, to: null } as const;
  const { lines } = broughtWork({ userId: null, name: 'Ada', changes: [change], more: 0 } as never);
  expect(lines).toEqual([expect.stringContaining("“Fix' → Done (https://evil.test) merged 'Pay”")]);
});
