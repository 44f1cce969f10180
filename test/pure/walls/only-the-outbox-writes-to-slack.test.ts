import { expect, test } from 'vitest';
import { sourcesIn } from './imports.ts';

/** Slack's write methods, as a call or by name; what an action says back goes through `respond` and `say`. */
const writes =
  /\bchat\.\w+\(|\b(agents|assistant)\.\w+\.set\w+\(|\bfunctions\.complete\w+\(|\bentity\.\w+\(|(?:\bclient|\)\))\.calls\.\w+|\bviews\.\w+\(|\breactions\.\w+\(|\b(pins|bookmarks|canvases)\.\w+\(|\bfiles\.(upload|delete|get|complete|remote|share|revoke)\w*[.(]|\bconversations\.(?!history|replies|info|members|list)\w+\(|\bapiCall\(|\b(say|respond)\(/;

test('only the writers of services/slack call methods that write to Slack', () => {
  const writers = sourcesIn('src', 'listeners', 'services').filter(({ text }) => writes.test(text));
  expect(writers.map(({ path }) => path)).toEqual([
    // A status and suggestions stand beside messages.
    'services/slack/api/agent-surface.ts',
    // What Slack's own card of a call shows isn't in its message.
    'services/slack/api/calls.ts',
    // The end of a workflow's step is a row of its own.
    'services/slack/api/complete-step.ts',
    'services/slack/api/file-writer.ts',
    // A Home tab is nobody's message.
    'services/slack/api/home-tab.ts',
    // A form's trigger is good for three seconds.
    'services/slack/api/modals.ts',
    // What somebody opened is shown to them alone, for as long.
    'services/slack/api/present-task.ts',
    'services/slack/api/writer.ts',
  ]);
});
