import type { SlackWorkspace } from '../slack/workspace.ts';
import { isPicture } from './page/messages.ts';
import type { Paint } from './paint.ts';

type Deps = { slack: SlackWorkspace; print: (line: string) => void; paint: Paint };

const maxLines = 30;

/** Prints what the app wrote: canvases, and files once they stand in a channel. */
export function showDocuments({ slack, print, paint }: Deps): void {
  const show = (what: string, text: string) => {
    const lines = text.trimEnd().split('\n');
    const more = lines.length > maxLines ? [`… ${lines.length - maxLines} more lines`] : [];
    const body = [...lines.slice(0, maxLines), ...more].map((line) => paint('dim', `  ┆ ${line}`));
    print(['', paint('dim', what), ...body].join('\n'));
  };

  slack.journal.follow((entry) => {
    if (entry.kind === 'canvas' && entry.change === 'created')
      show(`(canvas) ${entry.canvas.title}`, entry.canvas.markdown);
    if (entry.kind !== 'file' || entry.file.shares.length === 0) return;
    const { name, title, text, size } = entry.file;
    const what = isPicture(name) ? `(picture) ${title}` : `(file) ${name}`;
    show(what, isText(name) ? text : `${name}, ${Math.ceil(size / 1_000)} kB`);
  });
}

function isText(name: string): boolean {
  return /\.(md|txt|ics|csv|json)$/i.test(name);
}
