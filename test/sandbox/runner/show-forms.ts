import { renderMessage } from '../slack/render-text.ts';
import type { SlackWorkspace } from '../slack/workspace.ts';
import type { Forms } from './forms.ts';
import type { Paint } from './paint.ts';

type Deps = {
  slack: SlackWorkspace;
  forms: Forms;
  user: string;
  print: (line: string) => void;
  paint: Paint;
};

/** Prints a form that opens or changes, and asks for its first field. */
export function showForms({ slack, forms, user, print, paint }: Deps): void {
  slack.journal.follow((entry) => {
    if (entry.kind !== 'view' || entry.view.user !== user || entry.change === 'closed') return;
    const { title, blocks } = entry.view;
    const words = blocks.filter(({ type }) => type !== 'input');
    const lines = renderMessage({ text: '', blocks: words, attachments: [] }).split('\n');
    const body = lines.filter((line) => line !== '').map((line) => `  ${paint('magenta', '┃')} ${line}`);
    print(['', paint(['bold', 'magenta'], `▣ ${title}`), ...body].join('\n'));
    print(paint('yellow', forms.question()));
  });
}
