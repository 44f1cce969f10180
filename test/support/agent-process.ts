import { connectKey, openClient } from './agent.ts';
import type { ReadyApp } from './app-process.ts';
import { enterCall } from './played-call.ts';
import type { ProcessWorld } from './process-world.ts';

export type ProcessAgent = {
  key: string;
  meetingId: string;
  /** The meeting's thread. */
  ts: string;
  /** Calls a tool at this process; null where the process died before it answered. */
  call(
    app: Pick<ReadyApp, 'url'>,
    tool: string,
    input: Record<string, unknown>,
  ): Promise<Record<string, unknown> | null>;
};

/** A call that is under way, and an agent of Ada's that works in it. */
export async function agentInCall(world: ProcessWorld, app: ReadyApp): Promise<ProcessAgent> {
  const { slack } = world;
  const { ts } = await slack.post({
    channel: slack.channels.general.id,
    text: 'now: https://meet.google.com/abc-defg-hij',
  });
  await enterCall(world);
  const key = await connectKey(world);
  const call: ProcessAgent['call'] = async (at, tool, input) => {
    const client = await openClient(Number(new URL(at.url).port), key);
    try {
      const { structuredContent } = await client.callTool({ name: tool, arguments: input });
      return structuredContent as Record<string, unknown>;
    } catch {
      return null;
    } finally {
      await client.close();
    }
  };
  const listed = await call(app, 'list_meetings', {});
  const [meeting] = (listed?.meetings ?? []) as { meeting_id: string }[];
  return { key, meetingId: meeting?.meeting_id ?? '', ts, call };
}
