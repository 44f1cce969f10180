import { expect, test } from 'vitest';
import { sourcesIn } from '../imports.ts';
import { readers } from './readers.ts';

/** They read what one of the above hands them, or only a few characters; a feed is parsed in a process of its own, with a time limit. */
const excused = new Set([
  'brokenList',
  'saysForbidden',
  'readLink',
  'namedZone',
  'link',
  'cap',
  'isTimeZone',
  'readCron',
  'clocksOf',
  'occurrencesIn',
  'objectsTo',
]);

test('everything that reads a text is measured here', () => {
  const places = [
    'listeners',
    'services/meetings',
    'services/common',
    'services/times',
    'services/calendars/feed',
    'services/personas',
    'services/memory',
    'services/briefs',
    'services/consent',
    'services/http',
    'services/notes/search',
    'services/notes/extractive',
    'services/integrations/hubspot',
    'services/integrations/notion',
  ];
  const found = [
    ...sourcesIn(...places),
    ...sourcesIn('services/slack').filter(({ path }) => path.endsWith('mrkdwn.ts')),
  ]
    .flatMap(({ text }) => [
      ...text.matchAll(
        /^export function (\w+)\(\s*(?:text|typed|words|phrase|plain|feed|value|said): string/gm,
      ),
    ])
    .map(([, name = '']) => name);
  expect(found.length).toBeGreaterThan(20);
  expect(found.filter((name) => !(name in readers) && !excused.has(name))).toEqual([]);
});
