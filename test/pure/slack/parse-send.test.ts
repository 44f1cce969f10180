import { expect, test } from 'vitest';
import { parsePika } from '../../../listeners/commands/parse-pika.ts';

const email = (...addresses: string[]) => ({ kind: 'email', addresses });

test.each([
  ['send notes to canvas', { kind: 'canvas' }, false],
  ['SEND Notes TO Canvas off', { kind: 'canvas' }, true],
  ['send notes to <mailto:a@b.org|a@b.org>', email('a@b.org'), false],
  [
    'send to a@b.org, <mailto:d@e.org|d@e.org> f@g.org;h@i.org',
    email('a@b.org', 'd@e.org', 'f@g.org', 'h@i.org'),
    false,
  ],
  ['send notes to a@b.org off', email('a@b.org'), true],
  [
    'send notes to notion <https://www.notion.so/x?v=1&amp;p=2|Meetings of ours>',
    { kind: 'notion', address: 'https://www.notion.so/x?v=1&p=2' },
    false,
  ],
  ['send notes to https://www.notion.so/x', { kind: 'notion', address: 'https://www.notion.so/x' }, false],
  [
    'send notes to <https://hooks.acme.org/a?b=1&amp;c=2>',
    { kind: 'webhook', url: 'https://hooks.acme.org/a?b=1&c=2' },
    false,
  ],
  ['send <http://hooks.acme.org/> off', { kind: 'webhook', url: 'http://hooks.acme.org/' }, true],
  [
    'send notes to https://notion.so.evil.test/',
    { kind: 'webhook', url: 'https://notion.so.evil.test/' },
    false,
  ],
])('%s', (text, to, off) => {
  expect(parsePika(text)).toEqual({ kind: 'send_to', to, off });
});

test.each(['send', 'send notes', ' send  notes to '])('%j lists where notes go', (text) => {
  expect(parsePika(text)).toEqual({ kind: 'send_list' });
});

test.each([
  'send notes to slack',
  'send notes to canvas please',
  'send notes to notion',
  'send notes to notion a b',
  'send off',
  'send notes to https://a.org https://b.org',
])('%s is not understood', (text) => {
  expect(parsePika(text)).toMatchObject({ kind: 'bad_value', verb: 'send' });
});
