import type { NotesDocument } from './document.ts';

/** What a test sends: plainly a sample, short, and with something of everything. */
export function sampleDocument(channelId: string, now: Date): NotesDocument {
  const startedAt = new Date(now.getTime() - 12 * 60_000);
  const evidence = [{ speaker: 'Ada', startMs: 65_000, text: 'Let us ship it on Friday.' }];
  return {
    version: 2,
    meeting: {
      id: '00000000-0000-4000-8000-000000000000',
      title: 'Test from Stand-in',
      callUrl: 'https://meet.google.com/abc-defg-hij',
      startedAt,
      endedAt: now,
      minutes: 12,
      costUsd: 3.3,
      channelId,
      threadUrl: null,
    },
    notes: {
      kind: 'summary',
      source: 'pikastream',
      summary: 'This is a test. Notes of the calls of a Slack channel will arrive here and look like this.',
      ...{ points: [], meetingKind: 'general', findings: [] },
      decisions: [{ text: 'Ship on Friday.', evidence }],
      questions: [],
      chapters: [{ title: 'Release', startMs: 60_000, summary: null }],
      promises: [],
      timeline: [],
      participants: ['Ada', 'Ben'],
    },
    actionItems: [
      {
        text: 'Write the release notes.',
        owner: { name: 'Ben', slackId: null },
        due: { date: null, words: 'by Friday' },
        state: 'open',
        evidence: [],
      },
    ],
    tasks: [],
  };
}
