import { existsSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** Values by name; null takes one out. */
export type Changes = Readonly<Record<string, string | null>>;

export type EnvFile = {
  /** What it says now. */
  values(): Readonly<Record<string, string | undefined>>;
  /** What these changes would replace or take out. */
  replacedBy(changes: Changes): string[];
  /** Writes the changes and leaves every other line as it is; only this user may read it. */
  write(changes: Changes): void;
};

/** An `.env`; one that isn't there yet begins as a copy of the example. */
export function envFile(path: string, example: URL): EnvFile {
  const text = () => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  const values = () => parseEnv(text());
  return {
    values,
    replacedBy(changes) {
      const now = values();
      return Object.entries(changes).flatMap(([name, value]) =>
        now[name] && now[name] !== value ? [name] : [],
      );
    },
    write(changes) {
      const before = text() || readFileSync(example, 'utf8');
      const place = existsSync(path) ? realpathSync(path) : path;
      const temporary = `${place}.${process.pid}`;
      rmSync(temporary, { force: true });
      writeFileSync(temporary, withChanges(before, changes), { mode: 0o600, flag: 'wx', flush: true });
      renameSync(temporary, place);
    },
  };
}

/** The same text with these settings: in place of their line, of their commented one, or at the end. */
export function withChanges(text: string, changes: Changes): string {
  return Object.entries(changes).reduce((lines, [name, value]) => withChange(lines, name, value), text);
}

function withChange(text: string, name: string, value: string | null): string {
  const lines = text.split('\n');
  const active = new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=`);
  const commented = new RegExp(`^#\\s*${name}=`);
  const isActive = (line: string) => active.test(line);
  if (value === null) return lines.map((line) => (isActive(line) ? `#${name}=` : line)).join('\n');
  const line = `${name}=${quoted(value)}`;
  const at = [lines.findIndex(isActive), lines.findIndex((one) => commented.test(one))].find(
    (index) => index >= 0,
  );
  if (at === undefined) return `${text.replace(/\n*$/, '\n')}${line}\n`;
  // Of several lines the last one counts: one is left.
  return lines.flatMap((one, index) => (index === at ? [line] : isActive(one) ? [] : [one])).join('\n');
}

/** As `parseEnv` reads it back. */
function quoted(value: string): string {
  if (/^[\w:/.@+=?&%,-]*$/.test(value)) return value;
  const mark = ["'", '"', '`'].find((one) => !value.includes(one)) ?? "'";
  return `${mark}${value}${mark}`;
}
