import type { Meeting } from '../meetings/meeting.ts';
import type { TasksUnit } from './ports/tasks-unit.ts';
import type { RequestProblem } from './request-problem.ts';
import type { AnyTool } from './tool.ts';
import { isAmong } from './tool-choices.ts';

type Of = Pick<Meeting, 'teamId' | 'personaId'>;

/** Names of those among the workspace's tools that a call's persona may use. */
async function toolsOfPersona(
  { personas }: Pick<TasksUnit, 'personas'>,
  tools: readonly Pick<AnyTool, 'name'>[],
  meeting: Of,
): Promise<string[]> {
  const allowed = await personas.toolsOf(meeting);
  return tools.map(({ name }) => name).filter((name) => allowed === null || isAmong(allowed, name));
}

/** The same, as far as they make sense for the meeting by now: what is offered for it. */
export function toolsFor(
  unit: Pick<TasksUnit, 'personas'>,
  tools: readonly Pick<AnyTool, 'name' | 'isFor'>[],
  meeting: Of & Pick<Meeting, 'sessionId' | 'createStartedAt'>,
): Promise<string[]> {
  return toolsOfPersona(
    unit,
    tools.filter(({ isFor }) => isFor?.(meeting) ?? true),
    meeting,
  );
}

/** Null where a call's persona may use a tool. What was asked for before that changed isn't asked about again. */
export async function whyNotItsTool(
  unit: Pick<TasksUnit, 'personas'>,
  tools: readonly AnyTool[],
  tool: AnyTool,
  meeting: Of & Pick<Meeting, 'botName'>,
): Promise<RequestProblem | null> {
  const known = await toolsOfPersona(unit, tools, meeting);
  return known.includes(tool.name) ? null : { kind: 'not_its_tool', persona: meeting.botName, known };
}
