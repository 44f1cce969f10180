import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partsOfStandup } from '../../sandbox/picture/pick.ts';
import { escapeXml } from '../../sandbox/picture/svg.ts';
import { threadSvg } from '../../sandbox/picture/thread.ts';
import type { Json } from '../../sandbox/slack/json.ts';
import type { StoredMessage } from '../../sandbox/slack/messages.ts';
import { message, names, section, wholeThread } from './support.ts';

const drawn = new Set([
  'svg',
  'title',
  'style',
  'defs',
  'clipPath',
  'symbol',
  'rect',
  'circle',
  'path',
  'g',
  'text',
  'tspan',
  'use',
]);
const attacks = [
  '</text><script>alert(1)</script>',
  '"/><image href="https://evil.example/x.png"/>',
  "' onload='alert(1)",
  ']]><!ENTITY x SYSTEM "file:///etc/passwd">&x;',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '*<b>* _<i>_ `<code>` <https://evil.example|</text><a>>',
];

test.each(attacks)('%s stays text everywhere', (words) => {
  const thread = wholeThread().map(
    (one): StoredMessage => ({
      ...one,
      blocks: one.own && one.files.length === 0 ? everyBlock(words) : [],
      files: one.files.map(() => ({ title: words })),
    }),
  );
  thread[0] = message({ own: false, username: words, text: `${words} https://meet.google.com/abc-defg-hij` });

  const svg = threadSvg({
    ...{ thread, names, parts: partsOfStandup, title: words },
    ...{ avatar: '<svg></svg>', faces: new Map() },
  });

  expect(tagsOf(svg).filter((tag) => !drawn.has(tag))).toEqual([]);
  expect(svg).not.toMatch(/<[^>]*(onload|href="(?!#stand-in"))/);
  expect(unclosed(svg)).toEqual([]);
});

test('any text comes out as text that XML can hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const escaped = escapeXml(text);
      expect(escaped).not.toMatch(/[<>"'\p{Cc}\p{Cs}\uFFFE\uFFFF]/u);
      expect(escaped.replaceAll(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
    }),
  );
});

test('half characters and marks that turn the direction of writing are left out', () => {
  expect(escapeXml('a\ud800b\u202ec\u0000d')).toBe('abcd');
});

/** Each kind of block, with the same words in each place that has words. */
function everyBlock(words: string): Json[] {
  const rich = {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: words }] }],
  };
  const sources = [{ type: 'url', url: words, text: words }];
  const task = { title: words, status: words, details: rich, output: rich, sources };
  const text = { type: 'plain_text', text: words };
  return [
    section(words, { accessory: { type: 'overflow', options: [{ text }] } }),
    { type: 'context', elements: [{ type: 'mrkdwn', text: words }, text] },
    { type: 'actions', elements: [{ type: 'button', text, style: words }, { type: words }] },
    { type: 'header', text },
    { type: 'plan', title: words, tasks: [task] },
    { type: 'task_card', ...task },
    rich,
    { type: words },
  ];
}

function tagsOf(svg: string): string[] {
  return [...svg.matchAll(/<([^\s/>]+)/g)].map(([, tag = '']) => tag);
}

/** What is open at the end, or was closed in another order. */
function unclosed(svg: string): string[] {
  const open: string[] = [];
  for (const [, closing, tag = '', empty] of svg.matchAll(/<(\/?)([^\s/>]+)[^>]*?(\/?)>/g)) {
    if (closing && open.at(-1) === tag) open.pop();
    else if (closing || !empty) open.push(closing ? `/${tag}` : tag);
  }
  return open;
}
