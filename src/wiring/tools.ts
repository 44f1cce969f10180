import { nameOf, type People } from '../../services/people/people.ts';
import { createThread } from '../../services/slack/messages/thread.ts';
import { createBrief } from '../../services/store/rows/brief-rows.ts';
import { outsideTools } from '../../services/tasks/registry.ts';
import type { AnyTool } from '../../services/tasks/tool.ts';
import { addToBrief } from '../../services/tasks/tools/add-to-brief.ts';
import { draftDocument } from '../../services/tasks/tools/draft-document.ts';
import { postMessage } from '../../services/tasks/tools/post-message.ts';
import type { Foundation } from './foundation.ts';
import { connectHouseTools, type HouseTools } from './house-tools.ts';
import type { Outside } from './outside.ts';

/** What agents may have done, as far as it is set up; the house agent also with tools of other servers. */
export function connectTools(
  base: Foundation,
  people: People,
  outside: Outside,
): { tools: readonly AnyTool[]; houseTools: HouseTools } {
  const thread = createThread({ db: base.database.db, jobs: base.jobs, people });
  const tools = [
    postMessage({ thread }),
    draftDocument({ thread, documents: outside.documents ?? null }),
    ...outsideTools({ ...outside, threadFiles: thread }),
    addToBrief({ brief: { ...createBrief(base.database.db), nameOf: nameOf(people) } }),
  ];
  return { tools, houseTools: connectHouseTools(base, tools) };
}
