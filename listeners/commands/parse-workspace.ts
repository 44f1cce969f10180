import { oneLine } from '../../services/common/one-line.ts';
import { capOwners } from '../../services/meetings/caps.ts';
import { maxSuffixChars, type WorkspaceChange } from '../../services/meetings/workspace-settings.ts';
import { autoIn, peopleIn, usdIn } from './parse-setting.ts';

/** What someone wants to see or change of what holds in the whole workspace. */
export type WorkspaceCommand =
  | { kind: 'workspace'; change: WorkspaceChange | null }
  | { kind: 'bad_value'; verb: 'workspace'; given: string };

export function parseWorkspace(words: readonly string[]): WorkspaceCommand {
  const [setting = '', ...values] = words;
  if (words.length === 0) return { kind: 'workspace', change: null };
  const parse = new Map(Object.entries(parsers)).get(setting.toLowerCase());
  const change = parse?.(values);
  return change
    ? { kind: 'workspace', change }
    : { kind: 'bad_value', verb: 'workspace', given: words.join(' ') };
}

const parsers: Readonly<Record<string, (values: readonly string[]) => WorkspaceChange | null>> = {
  budget(values) {
    const usd = usdIn(values.join(' '));
    return usd === undefined ? null : { setting: 'budget', usd };
  },
  auto([value = '', ...more]) {
    if (more.length > 0) return null;
    if (/^default$/i.test(value)) return { setting: 'auto', value: null };
    const auto = autoIn(value);
    return auto ? { setting: 'auto', value: auto } : null;
  },
  calls([whose = '', value = '', ...more]) {
    const of = capOwners.find((one) => one === whose.toLowerCase());
    if (!of || more.length > 0) return null;
    if (/^default$/i.test(value)) return { setting: 'calls', of, most: null };
    return /^[1-9]\d{0,6}$/.test(value) ? { setting: 'calls', of, most: Number(value) } : null;
  },
  removal([value = '', ...more]) {
    if (more.length > 0) return null;
    if (/^default$/i.test(value)) return { setting: 'removal', days: null };
    return /^[1-9]\d{0,6}$/.test(value) ? { setting: 'removal', days: Number(value) } : null;
  },
  suffix(values) {
    const words = oneLine(values.join(' '), maxSuffixChars + 1);
    if (/^default$/i.test(words)) return { setting: 'suffix', words: null };
    const isReadable = /[\p{L}\p{N}]/u.test(words) && words.length <= maxSuffixChars;
    return isReadable ? { setting: 'suffix', words } : null;
  },
  money(values) {
    if (/^(members|everyone)$/i.test(values.join(' '))) return { setting: 'money', userIds: [] };
    const userIds = values.length > 0 ? peopleIn(values) : undefined;
    return userIds ? { setting: 'money', userIds } : null;
  },
};
