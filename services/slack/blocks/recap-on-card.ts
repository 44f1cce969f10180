import { isHeld, type KeptNotes } from '../../notes/kept-notes.ts';
import { linkTo, quote } from '../mrkdwn.ts';

/** A recap that can be read in Slack; `page` is its first message, null until Slack told where the workspace is. */
export type ShownRecap = { notes: KeptNotes; page: string | null };

/** Characters of a summary that is one paragraph, and of each line of others. */
const maxChars = { paragraph: 300, line: 140 } as const;
const maxLines = 3;

/** The recap's title and first lines; null while it is held: then the card has none of its words. */
export function headlineOfRecap({ notes }: ShownRecap): string | null {
  if (isHeld(notes)) return null;
  if (notes.kind === 'highlights')
    return `:white_check_mark: *Highlights: ${quote(notes.title || 'the call', 140)}*`;
  const title = quote(notes.title, 140);
  return [
    `:white_check_mark: *Recap${title && `: ${title}`}*`,
    ...firstLines(notes.summary.slice(0, 2_000)),
  ].join('\n');
}

/** Where it is. */
export function factOfRecap({ notes, page }: ShownRecap): string {
  const name = notes.kind === 'highlights' ? 'highlights' : 'recap';
  const words = isHeld(notes) ? `Review the held ${name}` : `Read the ${name}`;
  return page ? linkTo(page, words) : `${words} in this thread`;
}

function firstLines(summary: string): string[] {
  const lines = summary
    .split('\n')
    .filter((line) => line.trim())
    .slice(0, maxLines);
  return lines.map((line) => quote(line, lines.length === 1 ? maxChars.paragraph : maxChars.line));
}
