import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FoundPassage, PastMeeting } from '../../../services/notes/passage.ts';
import { sayAnswer, sayFound, sayMeetings } from '../../../services/slack/words/search.ts';

const words = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: 'binary', maxLength }),
    fc.constantFrom(
      '<!channel>',
      '&'.repeat(maxLength),
      '<https://evil.example|x>',
      '>'.repeat(maxLength),
      '',
    ),
  );
const meeting: fc.Arbitrary<PastMeeting> = fc.record({
  id: fc.uuid(),
  channelId: fc.constant('C1'),
  platform: fc.constantFrom('google_meet', 'zoom'),
  callKey: fc.constant('meet:abc-defg-hij'),
  botName: fc.constant('Stand-in'),
  title: fc.option(words(500)),
  startedAt: fc.date({ noInvalidDate: true }),
  endedAt: fc.option(fc.date({ noInvalidDate: true })),
  thread: fc.option(fc.constant({ channelId: 'C1', ts: '1.2' })),
});
const passage: fc.Arbitrary<FoundPassage> = fc.record({
  kind: fc.constantFrom('segment', 'title', 'summary', 'decision', 'action_item', 'question', 'chapter'),
  speaker: words(200),
  startMs: fc.option(fc.nat()),
  text: words(480),
  meeting,
});
const pageOf = () => 'https://works.slack.com/archives/C1/p12';

/** Whole, and with no markup but our own. */
function expectSafe(text: string): void {
  expect(text.length).toBeGreaterThan(0);
  expect(text.length).toBeLessThanOrEqual(3_000);
  const ours =
    /<!date\^-?\d+\^[^<>|]*\|[^<>]* UTC>|<https:\/\/works\.slack\.com\/archives\/C1\/p12\|[^<>]*>/g;
  expect(text.replaceAll(ours, '').replaceAll(/^>/gm, '')).not.toMatch(/[<>]/);
}

test('whatever was said in a call, what is shown of it fits one message and marks nothing up', () => {
  fc.assert(
    fc.property(fc.array(passage, { maxLength: 12 }), words(9_000), (passages, text) => {
      expectSafe(sayFound({ kind: 'found', meetings: 3, passages }, pageOf));
      expectSafe(sayAnswer({ kind: 'answered', text, cited: passages }, passages, pageOf));
      expectSafe(sayAnswer({ kind: 'unanswered', problem: text }, passages, pageOf));
      const meetings = passages.map((found) => found.meeting);
      expectSafe(sayMeetings({ kind: 'newest', here: meetings, elsewhere: meetings }, pageOf));
      expectSafe(sayMeetings({ kind: 'found', meetings }, pageOf));
    }),
  );
});
