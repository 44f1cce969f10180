import type { EnvFile } from './env-file.ts';
import type { Terminal } from './terminal.ts';

/** What setting up works with. */
export type SetUp = {
  terminal: Terminal;
  file: EnvFile;
  /** Where emulators of Slack and PikaStream are named. */
  environment: Readonly<Record<string, string | undefined>>;
  /** Opens a page in the person's browser. */
  open: (url: string) => void;
};
