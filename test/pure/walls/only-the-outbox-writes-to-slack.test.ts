import { expect, test } from 'vitest';
import { sourcesIn } from './imports.ts';

/** Slack's write methods, as a call or by name; what an action says back goes through `respond` and `say`. */
const writes =
  /\bchat\.\w+\(|\bviews\.\w+\(|\breactions\.\w+\(|\b(pins|bookmarks|canvases)\.\w+\(|\bfiles\.(upload|delete|get|complete|remote|share|revoke)\w*[.(]|\bconversations\.(?!history|replies|info|members|list)\w+\(|\bapiCall\(|\b(say|respond)\(/;

test('only the writers of services/slack call methods that write to Slack', () => {
  const writers = sourcesIn('src', 'listeners', 'services').filter(({ text }) => writes.test(text));
  expect(writers.map(({ path }) => path)).toEqual([
    'services/slack/api/file-writer.ts',
    // A form's trigger is good for three seconds.
    'services/slack/api/modals.ts',
    'services/slack/api/writer.ts',
  ]);
});
