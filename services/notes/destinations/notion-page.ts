import type { NotionDatabases } from '../ports/notion-databases.ts';
import { headingOf } from './form.ts';
import { markdownOf } from './markdown.ts';
import type { Outlet } from './send-export.ts';

/** A page in a database. Not repeatable: Notion can't tell a second one from a repetition. */
export function notionOutlet(databases: NotionDatabases): Outlet {
  return {
    repeatable: false,
    deliver: ({ document, to, signal }) =>
      databases.addPage(
        {
          databaseId: to.target,
          title: headingOf(document.meeting.title, document.notes.kind),
          markdown: markdownOf(document),
          at: document.meeting.startedAt,
        },
        signal,
      ),
  };
}
