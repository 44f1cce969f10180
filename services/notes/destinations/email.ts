import type { Mailer } from '../ports/mailer.ts';
import { headingOf, subjectOf } from './form.ts';
import { htmlOf } from './html.ts';
import { markdownOf } from './markdown.ts';
import type { Outlet } from './send-export.ts';

/**
 * A mail to one address, so that each has a state of its own and nobody sees who else gets it.
 *
 * It may be repeated: every repetition has the same Message-ID (RFC 5322, 3.6.4), by which many mail stores (Gmail,
 * Exchange) show one export. SMTP itself promises nothing: where the answer to DATA was lost, others may show two.
 */
export function emailOutlet(mailer: Mailer): Outlet {
  return {
    repeatable: true,
    deliver: ({ document, to, key, signal }) =>
      mailer.send(
        {
          to: to.target,
          subject: subjectOf(document),
          text: `${headingOf(document.meeting.title, document.notes.kind)}\n\n${markdownOf(document)}\n`,
          html: htmlOf(document),
          key,
        },
        signal,
      ),
  };
}
