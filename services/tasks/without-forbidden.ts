import { brokenList, type DoNotSay } from '../meetings/do-not-say/lists.ts';
import type { Task } from './task.ts';

/** Tasks without the words of those that break a list. What a person sent anyway keeps its words. */
export function withoutForbidden(tasks: readonly Task[], lists: DoNotSay): Task[] {
  return tasks.map((task) => {
    const hidden = task.isSentAnyway ? null : brokenList(wordsOf(task), lists);
    return hidden ? { ...task, ...wordless, hidden } : task;
  });
}

const wordless = { title: '', requestedBy: null, detail: null, outcome: null, links: [] } as const;

function wordsOf({ title, requestedBy, detail, outcome, links }: Task): string {
  const linked = links.flatMap((link) => [link.title, link.url]);
  return [title, requestedBy ?? '', detail ?? '', outcome ?? '', ...linked].join('\n');
}
