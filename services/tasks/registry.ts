import type { Calendar } from './ports/calendar.ts';
import type { Crm } from './ports/crm.ts';
import type { Search } from './ports/search.ts';
import type { ThreadFiles } from './ports/thread-files.ts';
import type { Workflows } from './ports/workflows.ts';
import type { AnyTool } from './tool.ts';
import { runWorkflow } from './tools/run-workflow.ts';
import { scheduleFollowUpAsFile, scheduleFollowUpInCalendar } from './tools/schedule-follow-up.ts';
import { searchWeb } from './tools/search-web.ts';
import { updateCrm } from './tools/update-crm.ts';

/** What the settings made available; what is missing is `undefined`. */
export type OutsideDeps = {
  calendar?: Calendar | undefined;
  threadFiles?: ThreadFiles | undefined;
  crm?: Crm | undefined;
  search?: Search | undefined;
  workflows?: Workflows | undefined;
};

/** The tools that reach outside Slack, as far as they can. */
export function outsideTools({ calendar, threadFiles, crm, search, workflows }: OutsideDeps): AnyTool[] {
  const tools: AnyTool[] = [];
  if (calendar) tools.push(scheduleFollowUpInCalendar({ calendar }));
  else if (threadFiles) tools.push(scheduleFollowUpAsFile({ threadFiles }));
  if (crm) tools.push(updateCrm({ crm }));
  if (search) tools.push(searchWeb({ search }));
  if (workflows && workflows.named.length > 0) tools.push(runWorkflow({ workflows }));
  return tools;
}
