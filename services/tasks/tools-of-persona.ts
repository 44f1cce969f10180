import type { Meeting } from '../meetings/meeting.ts';
import type { TasksUnit } from './ports/tasks-unit.ts';
import type { RequestProblem } from './request-problem.ts';
import type { AnyTool } from './tool.ts';

type Of = Pick<Meeting, 'teamId' | 'personaId'>;

/** Names of those among the workspace's tools that a call's persona may use. */
export async function toolsOfPersona(
  { personas }: Pick<TasksUnit, 'personas'>,
  tools: readonly Pick<AnyTool, 'name'>[],
  meeting: Of,
): Promise<string[]> {
  const allowed = await personas.toolsOf(meeting);
  return tools.map(({ name }) => name).filter((name) => allowed?.includes(name) ?? true);
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
