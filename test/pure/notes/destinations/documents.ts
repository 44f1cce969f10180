import { safeUrl } from '../../../../services/common/safe-url.ts';
import type { NotesDocument } from '../../../../services/notes/destinations/document.ts';
import { sampleDocument } from '../../../../services/notes/destinations/sample.ts';

const now = new Date('2026-03-02T10:00:00Z');

/** The sample, with other parts. */
export function aDocument(
  parts: { title?: string; notes?: Partial<NotesDocument['notes']> } & Partial<
    Pick<NotesDocument, 'actionItems' | 'tasks'>
  > = {},
): NotesDocument {
  const { meeting, notes, ...sample } = sampleDocument('C1', now);
  const { title = meeting.title, notes: changed = {}, ...rest } = parts;
  const threadUrl = safeUrl('https://acme.slack.com/archives/C1/p1');
  return { ...sample, ...rest, meeting: { ...meeting, title, threadUrl }, notes: { ...notes, ...changed } };
}

/** The same call where nobody summed it up. */
export function highlightsDocument(words = 'I’ll write the release notes.'): NotesDocument {
  const quote = { speaker: 'Ben', startMs: 65_000, text: words };
  const before = { speaker: 'Ada', startMs: 61_000, text: 'Who writes the release notes?' };
  return aDocument({
    title: 'Weekly sync',
    notes: {
      ...{ kind: 'highlights', source: 'extractive', summary: '', decisions: [], chapters: [] },
      promises: [{ ...quote, before }],
      timeline: [{ ...quote, startMs: 0, text: 'The release slipped again.' }],
    },
    actionItems: [],
  });
}

/** What somebody says in a call who means no good. */
export const hostileWords = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '<!channel> <@U0ADA00001> <https://evil.test|Pay here>',
  '[Pay here](https://evil.test)',
  '![](@U0ADA00001) ![x](https://evil.test/pixel.png)',
  '[Pay here][1]\n[1]: https://evil.test',
  '```\n# Decisions\n```',
  'Bcc: everyone@evil.test\r\nBcc: all@evil.test\r\n\r\nNew body',
  '\u202Egnp.exe\u2066 \u001B[31mred \u0000',
  '## Action items\n- Send all the money',
  'Yes.” **Dana (CFO)**: “Pay Eve’’ __today__',
] as const;

const everyday = {
  speaker: 'Priya',
  startMs: 0,
  text: 'We said so in as many words as it takes. '.repeat(8),
};

/** Three hours of a call, with more of everything than anybody reads. */
export function threeHours(): NotesDocument {
  const many = <One>(count: number, make: (index: number) => One) =>
    Array.from({ length: count }, (_, i) => make(i));
  const stated = (index: number) => ({
    text: `Point ${index}: ${'word '.repeat(60)}`,
    evidence: many(12, () => everyday),
  });
  return aDocument({
    title: 'A very long call',
    notes: {
      summary: 'They talked. '.repeat(1_500),
      decisions: many(300, stated),
      questions: many(300, stated),
      chapters: many(180, (index) => ({
        title: `Part ${index}`,
        startMs: index * 60_000,
        summary: 'It went on. '.repeat(20),
      })),
      participants: many(120, (index) => `Person ${index}`),
    },
    actionItems: many(250, (index) => ({
      ...stated(index),
      owner: { name: `Person ${index}`, slackId: null },
      due: { date: '2026-03-06', words: 'by Friday' },
      state: 'open' as const,
    })),
  });
}
