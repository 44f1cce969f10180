import { expect, test } from 'vitest';
import { postMessage } from '../../../services/tasks/tools/post-message.ts';
import { taskTools } from '../../../src/mcp/tools/tasks.ts';

type Handler = (args: object) => Promise<{ isError?: boolean; content: { text: string }[] }>;

/** Asks once more for a task that is over; `seen` is what its agent may see of it by then. */
async function askedAgain(seen: null | 'unknown' | object) {
  const handlers = new Map<string, Handler>();
  const server = { registerTool: (name: string, _: object, run: Handler) => handlers.set(name, run) };
  const agent = { tokenId: 't1', teamId: 'T1', userId: 'U1', readOnly: false, channelId: null };
  const useCases = {
    limits: { wait: () => () => {} },
    meeting: async () => ({ meeting: { id: 'm1' }, now: new Date() }),
    request: async () => ({ kind: 'requested', toolCall: over }),
    run: async () => seen,
    tools: [postMessage({ thread: {} as never })],
  };
  taskTools(server as never, agent, useCases as never);
  return handlers.get('post_message')?.({ meeting_id: 'm1', input: { text: 'a', to: 'thread' } });
}

const over = {
  id: 'c1',
  state: 'done',
  kind: 'search',
  effect: 'reads',
  links: [],
  output: 'what was found',
};

test.each([null, 'unknown'] as const)(
  'a finished task that its agent may no longer see (%s) hands out nothing',
  async (seen) => {
    const answer = await askedAgain(seen);
    expect(answer?.isError).toBe(true);
    expect(JSON.stringify(answer)).not.toContain('what was found');
  },
);

test('an agent that may still see a finished task gets its result', async () => {
  expect(JSON.stringify(await askedAgain(over))).toContain('what was found');
});
