import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import {
  webhookBody,
  webhookBodySchema,
  webhookText,
} from '../../../../services/notes/destinations/webhook-body.ts';
import { aDocument, highlightsDocument, threeHours } from './documents.ts';

const at = new Date('2026-03-02T10:00:00Z');

test('the example in the documentation is what is sent', () => {
  const page = readFileSync(new URL('../../../../docs/webhook.md', import.meta.url), 'utf8');
  const example = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '');
  expect(webhookBodySchema.parse(example)).toEqual(example);
  const fields = [...page.matchAll(/^\| `([a-z_.[\]]+)` \|/gm)].map(([, name]) => name);
  expect(fields.sort()).toEqual(pathsOf(example).sort());
});

/** `data.notes.decisions[].text`: every field that holds no object. */
function pathsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    return value.length > 0 && typeof value[0] === 'object' ? pathsOf(value[0], `${path}[]`) : [`${path}[]`];
  }
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, part]) => pathsOf(part, path ? `${path}.${key}` : key));
}

test('whatever was said, the body follows the schema and has nothing of the transcript', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (words) => {
      const document = aDocument({ title: words, notes: { summary: words, participants: [words] } });
      const body = webhookBodySchema.parse(JSON.parse(webhookText(document, 'notes.ready', at)));
      expect(body.data.shortened).toBe(false);
      expect(body).toEqual(webhookBody(document, 'notes.ready', at));
    }),
  );
});

test('where nobody summed the call up, the body says so and has quotes alone', () => {
  const { version, data } = webhookBody(highlightsDocument(), 'notes.ready', at);
  expect(version).toBe(2);
  expect(data.notes).toMatchObject({
    kind: 'highlights',
    summary: '',
    decisions: [],
    questions: [],
    chapters: [],
  });
  expect(data.notes.promises).toEqual([
    {
      ...{ speaker: 'Ben', start_ms: 65_000, text: 'I’ll write the release notes.' },
      before: { speaker: 'Ada', start_ms: 61_000, text: 'Who writes the release notes?' },
    },
  ]);
  expect(data.notes.timeline).toEqual([{ speaker: 'Ben', start_ms: 0, text: 'The release slipped again.' }]);
  expect(data.action_items).toEqual([]);
});

test('a body over a megabyte leaves the evidence out, and says so', () => {
  const text = webhookText(threeHours(), 'notes.ready', at);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_000_000);
  const { data } = webhookBodySchema.parse(JSON.parse(text));
  expect(data.shortened).toBe(true);
  expect(data.notes.decisions[0]?.evidence).toEqual([]);
  expect(data.action_items).toHaveLength(100);
});

test('even absurd notes are a megabyte at most', () => {
  const words = '\u{1F600}\u0001漢'.repeat(20_000);
  const many = Array.from({ length: 2_000 }, () => ({ text: words.slice(0, 5_000), evidence: [] }));
  const document = aDocument({
    title: words,
    notes: { summary: words, decisions: many, questions: many, participants: many.map(({ text }) => text) },
  });
  expect(Buffer.byteLength(webhookText(document, 'notes.ready', at))).toBeLessThanOrEqual(1_000_000);
});

test('the check in the documentation accepts signed bodies, and nothing else', async () => {
  const page = readFileSync(new URL('../../../../docs/webhook.md', import.meta.url), 'utf8');
  const snippet = /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  const { isGenuine } = await import(`data:text/javascript,${encodeURIComponent(snippet)}`);
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const signed = (body: string, when = new Date()) => ({
    'webhook-id': 'd1',
    'webhook-timestamp': String(Math.floor(when.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign('d1', when, body),
  });
  const text = webhookText(aDocument({ title: 'Ünï 😀' }), 'notes.ready', at);
  expect(isGenuine(secret, signed(text), text)).toBe(true);
  expect(isGenuine(secret, signed(text), `${text} `)).toBe(false);
  expect(isGenuine(secret, { ...signed(text), 'webhook-id': 'd2' }, text)).toBe(false);
  expect(isGenuine(secret, signed(text, new Date(Date.now() - 400_000)), text)).toBe(false);
  expect(isGenuine(secret, {}, text)).toBe(false);
});
