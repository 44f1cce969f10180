import { type Config, readSetting } from '../config.ts';
import type { Terminal } from './terminal.ts';

/** What came of a try: good, with what to say of it, or what is wrong and what to do. */
export type Tried = { ok: true; says: string } | { ok: false; what: string; todo: string };

export type Question = {
  setting: keyof Config;
  /** What it is and where it is found. */
  intro: string;
  isSecret?: boolean;
  /** What `.env` has already. */
  now: string | undefined;
  /** Tries it where it is to be used. */
  check(value: string): Promise<Tried>;
};

/** Asks for one setting until it is good. Enter keeps what is there, which is tried as well. */
export async function askUntilGood(terminal: Terminal, question: Question): Promise<string> {
  const { setting, intro, isSecret = true, now, check } = question;
  const ask = isSecret ? terminal.askSecret : terminal.ask;
  terminal.tell(`\n${intro}`);
  for (let kept = now; ; kept = undefined) {
    const typed = await ask(`${setting}${kept ? ' (Enter keeps the one in .env)' : ''}: `);
    const value = typed || kept || '';
    const read = value ? readSetting(setting, value) : null;
    if (!read?.ok) {
      terminal.tell(read ? `  That ${read.problem}.` : '  Paste it here, then press Enter.');
      continue;
    }
    const tried = await check(value);
    terminal.tell(tried.ok ? `  ✓ ${tried.says}` : `  ✗ ${tried.what}\n    ${tried.todo}`);
    if (tried.ok) return value;
  }
}
