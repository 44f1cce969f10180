import { brokenList, coversList, type ListOwner } from '../meetings/do-not-say/lists.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { TasksUnit } from './ports/tasks-unit.ts';
import type { ToolCall } from './tool-call.ts';
import { wordsOfToolCall } from './words-of-tool-call.ts';

/**
 * The list that its words break by now: somebody may have set one since its card was made. Null where they break none, or
 * only those that the person who sends it anyway may set aside.
 */
export async function brokenMeanwhile(
  { doNotSay }: Pick<TasksUnit, 'doNotSay'>,
  toolCall: ToolCall,
  meeting: Meeting,
): Promise<ListOwner | null> {
  const broken = brokenList(wordsOfToolCall(toolCall), await doNotSay.of(meeting));
  return broken && coversList(toolCall.heldBy, broken) ? null : broken;
}
