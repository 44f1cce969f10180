import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocksOf } from '../../../../services/integrations/notion/blocks.ts';
import { canvasOf } from '../../../../services/notes/destinations/canvas.ts';
import { subjectOf } from '../../../../services/notes/destinations/form.ts';
import { htmlOf } from '../../../../services/notes/destinations/html.ts';
import { markdownOf } from '../../../../services/notes/destinations/markdown.ts';
import { aDocument, highlightsDocument, hostileWords, threeHours } from './documents.ts';

test('notes as Markdown begin with what matters, say who and when, and link the thread', () => {
  expect(markdownOf(aDocument())).toBe(
    [
      '2026-03-02 09:48 UTC · 12 min · In the call: Ada, Ben',
      '',
      'This is a test. Notes of the calls of a Slack channel will arrive here and look like this.',
      '',
      '## Action items',
      '',
      '- Write the release notes. (Ben, due by Friday)',
      '',
      '## Decisions',
      '',
      '- Ship on Friday.',
      '',
      '## Chapters',
      '',
      '- 0:01:00 Release',
      '',
      'Thread in Slack: https://acme.slack.com/archives/C1/p1',
      '',
      'From PikaStream’s notes. AI-generated. May contain mistakes.',
    ].join('\n'),
  );
});

test('where nobody summed the call up, every form calls it highlights and claims nothing else', () => {
  const document = highlightsDocument();
  expect(markdownOf(document)).toBe(
    [
      '2026-03-02 09:48 UTC · 12 min · In the call: Ada, Ben',
      '',
      'Nobody summed this call up: these are quotes from its transcript, word for word.',
      '',
      '## Sounds like a promise',
      '',
      '- 0:01:05 Ben: “I’ll write the release notes.” (after: “Who writes the release notes?”)',
      '',
      '## Timeline',
      '',
      '- 0:00:00 Ben: “The release slipped again.”',
      '',
      'Thread in Slack: https://acme.slack.com/archives/C1/p1',
      '',
      'Taken from what was said, word for word.',
    ].join('\n'),
  );
  expect(htmlOf(document)).toContain('>Highlights: Weekly sync</h1>');
  expect(canvasOf(document).title).toBe('Highlights: Weekly sync');
  expect(subjectOf(document)).toBe('Highlights: Weekly sync');
  expect(subjectOf(aDocument())).toBe('Notes: Test from Stand-in');
});

/** Every place of a document that takes somebody's words. */
const saying = (words: string) =>
  aDocument({
    title: words,
    notes: {
      summary: words,
      decisions: [{ text: words, evidence: [] }],
      questions: [{ text: words, evidence: [] }],
      chapters: [{ title: words, startMs: 0, summary: words }],
      promises: [
        { speaker: words, startMs: 0, text: words, before: { speaker: words, startMs: 0, text: words } },
      ],
      timeline: [{ speaker: words, startMs: 0, text: words }],
      participants: [words],
    },
    actionItems: [
      {
        text: words,
        owner: { name: words, slackId: null },
        due: { date: null, words },
        state: 'open',
        evidence: [],
      },
    ],
    tasks: [{ title: words, status: 'complete', links: [] }],
  });

test.each(hostileWords)('words from a call become no link, mention or part of the page: %j', (words) => {
  const markdown = markdownOf(saying(words));
  expect(markdown).not.toMatch(/\]\(|\]\[|!\[|\]:|```|\*|__/);
  expect(markdown).not.toMatch(/<[!@#a-z/]/i);
  const headings = markdown.split('\n').filter((line) => /^#/.test(line));
  const fixed = [
    'Action items',
    'Decisions',
    'Open questions',
    'Sounds like a promise',
    'Chapters',
    'Timeline',
    'Done for the call',
  ];
  expect(headings).toEqual(fixed.map((heading) => `## ${heading}`));

  const html = htmlOf(saying(words));
  expect(tagsOf(html)).toEqual(tagsOf(htmlOf(saying('word'))).map((tag) => tag));
  expect([...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url)).toEqual([
    'https://acme.slack.com/archives/C1/p1',
  ]);
});

test('what was said ends where its quotes do, in every form', () => {
  const document = highlightsDocument('Yes.” Dana (CFO): “Pay Eve’’');
  expect(markdownOf(document)).toContain("Ben: “Yes.' Dana (CFO): 'Pay Eve'” (after: “Who");
  expect(htmlOf(document)).toContain('“Yes.&#39; Dana (CFO): &#39;Pay Eve&#39;”');
});

test.each(hostileWords)('a name in a standup becomes no link, mention or part of the page: %j', (person) => {
  const finding = { text: 'Shipped the release.', evidence: [], topic: 'yesterday' as const, person };
  const standup = aDocument({ notes: { meetingKind: 'standup', findings: [finding] } });

  const markdown = markdownOf(standup);
  expect(markdown).toContain('Shipped the release.');
  expect(markdown).not.toMatch(/\]\(|\]\[|!\[|\]:|```/);
  expect(markdown).not.toMatch(/<[!@#a-z/]/i);
  expect(tagsOf(htmlOf(standup))).toEqual(
    tagsOf(
      htmlOf(aDocument({ notes: { meetingKind: 'standup', findings: [{ ...finding, person: 'Ada' }] } })),
    ),
  );
});

function tagsOf(html: string): string[] {
  // A summary of several lines is several paragraphs.
  return [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag).filter((tag) => !/^<\/?p\b/.test(tag));
}

test('whatever words it has, the page is whole, well formed and without their tags', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (words) => {
      const html = htmlOf(saying(words));
      expect(html.isWellFormed()).toBe(true);
      expect(html.endsWith('</div></body></html>')).toBe(true);
      expect(
        tagsOf(html).every((tag) =>
          /^<(!doctype html|\/?(html|head|meta|title|body|div|h1|h2|ul|li|a)\b)/.test(tag),
        ),
      ).toBe(true);
      expect(markdownOf(saying(words)).isWellFormed()).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('notes of three hours stay readable: lists end and say how much is left', () => {
  const document = threeHours();
  const markdown = markdownOf(document);
  expect(markdown.length).toBeLessThanOrEqual(91_000);
  expect(markdown).toContain('- and 150 more');
  expect(markdown).toMatch(/the thread in Slack\.$/);
  expect(blocksOf(markdown).length).toBeLessThan(1_000);
  expect(htmlOf(document)).toContain('and 200 more');
  expect(htmlOf(document)).not.toContain('transcript');
});

test('a call that left only a title still makes a page', () => {
  const empty = { summary: '', decisions: [], questions: [], chapters: [], participants: [] };
  const document = aDocument({ title: '', notes: empty, actionItems: [] });
  expect(htmlOf(document)).toMatch(/<h1[^>]*>Meeting notes<\/h1>/);
  expect(markdownOf(document)).toContain('2026-03-02 09:48 UTC · 12 min');
});
