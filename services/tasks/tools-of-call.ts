import type { Meeting } from '../meetings/meeting.ts';
import { withoutNotes } from '../sessions/call-names.ts';
import type { TasksUnit } from './ports/tasks-unit.ts';
import type { RequestProblem } from './request-problem.ts';
import type { AnyTool } from './tool.ts';
import { isAmong } from './tool-choices.ts';

type Of = Pick<Meeting, 'teamId' | 'channelId' | 'personaId'>;
type Deps = Pick<TasksUnit, 'personas' | 'channels'>;

/** What a call's persona may use, and what the policy there leaves of the workspace's tools. */
async function limitsIn({ personas, channels }: Deps, meeting: Of) {
  const ofPersona = await personas.toolsOf(meeting);
  const { toolsOff } = await channels.settings(meeting.teamId, meeting.channelId);
  return {
    isIts: (name: string) => ofPersona === null || isAmong(ofPersona, name),
    isOff: (name: string) => isAmong(toolsOff?.value ?? [], name),
  };
}

/** Names of those that may be used in a call, as far as they make sense for the meeting by now: what is offered for it. */
export async function toolsFor(
  unit: Deps,
  tools: readonly Pick<AnyTool, 'name' | 'isFor'>[],
  meeting: Of & Pick<Meeting, 'sessionId' | 'createStartedAt'>,
): Promise<string[]> {
  const { isIts, isOff } = await limitsIn(unit, meeting);
  return tools
    .filter(({ isFor }) => isFor?.(meeting) ?? true)
    .map(({ name }) => name)
    .filter((name) => isIts(name) && !isOff(name));
}

/** Null where a tool may be used in a call. What was asked for before that changed isn't asked about again. */
export async function whyNotInCall(
  unit: Deps,
  tools: readonly AnyTool[],
  tool: AnyTool,
  meeting: Of & Pick<Meeting, 'botName'>,
): Promise<RequestProblem | null> {
  const { isIts, isOff } = await limitsIn(unit, meeting);
  const known = tools.map(({ name }) => name).filter((name) => isIts(name) && !isOff(name));
  if (!isIts(tool.name)) return { kind: 'not_its_tool', persona: withoutNotes(meeting.botName), known };
  return isOff(tool.name) ? { kind: 'tool_off', known } : null;
}
