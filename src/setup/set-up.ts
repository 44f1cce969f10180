import { askDatabase } from './ask-database.ts';
import { askPika } from './ask-pika.ts';
import { askSlackApp } from './ask-slack-app.ts';
import type { Changes } from './env-file.ts';
import type { SetUp } from './parts.ts';
import type { Terminal } from './terminal.ts';

/** Asks for what Stand-in can't do without, tries each, and writes it down at the end. */
export async function setUp(parts: SetUp): Promise<void> {
  const { terminal, file } = parts;
  terminal.tell(
    'This asks for four things and writes them to .env. Nothing is written before the end; Ctrl+C stops.',
  );
  const slack = await askSlackApp(parts);
  const changes: Changes = { ...slack.changes, ...(await askPika(parts)), ...(await askDatabase(parts)) };
  if (!(await mayWrite(terminal, file.replacedBy(changes)))) {
    terminal.tell('\nNothing was written.');
    return;
  }
  file.write(changes);
  terminal.tell(
    [
      '\nWritten to .env, which only you may read.',
      ...['Start Stand-in with npm start. npm run doctor checks everything.', ...slack.afterwards],
      'Then /invite @Stand-in in a channel, and paste a Meet link.',
    ].join('\n'),
  );
}

async function mayWrite(terminal: Terminal, replaced: readonly string[]): Promise<boolean> {
  if (replaced.length === 0) return true;
  const answer = await terminal.ask(`\nThis replaces ${replaced.join(', ')} in .env. Continue? (Y/n): `);
  return !/^n/i.test(answer);
}
