import type { UserIn } from '../../people/people.ts';
import type { ToolContext } from '../tool.ts';

/** Why nothing more goes along into a call: the persona has its instructions, or the person said enough. */
export type BriefFull = 'call_has_begun' | 'brief_full';

/** What a persona takes along into a call that hasn't begun, under the names of people. */
export type Brief = {
  /** Whose words they are, by name; null where Slack doesn't say. */
  nameOf(user: UserIn): Promise<string | null>;
  /** Null where a line of this person's can be added. */
  whyNot(context: ToolContext): Promise<BriefFull | null>;
  /** Once a tool call, however often it is done. */
  add(context: ToolContext, line: { name: string; text: string }): Promise<BriefFull | null>;
};
