import type { Auto, SettingChange } from '../../services/meetings/channel-settings.ts';
import { minutesIn } from './typed-values.ts';

type Setting = SettingChange['setting'];

/** What someone wants to see or change of what their channel decides for itself. */
export type SettingCommand =
  | { kind: 'show'; setting: Setting }
  | { kind: 'change'; change: SettingChange }
  | { kind: 'bad_value'; verb: Setting; given: string };

export function parseSetting(setting: Setting, words: readonly string[]): SettingCommand {
  return parsers[setting](words);
}

function parseAuto([value, ...more]: readonly string[]): SettingCommand {
  if (value === undefined) return { kind: 'show', setting: 'auto' };
  const auto = (['on', 'ask', 'off'] as const).find((option: Auto) => option === value.toLowerCase());
  return auto && more.length === 0
    ? { kind: 'change', change: { setting: 'auto', value: auto } }
    : { kind: 'bad_value', verb: 'auto', given: [value, ...more].join(' ') };
}

function parseLimit(words: readonly string[]): SettingCommand {
  const given = words.join(' ');
  if (given === '') return { kind: 'show', setting: 'limit' };
  if (/^(off|none)$/i.test(given)) return { kind: 'change', change: { setting: 'limit', minutes: null } };
  // More than any call may last is refused in words that say how long it may.
  const minutes = minutesIn(given, Number.MAX_SAFE_INTEGER);
  return minutes === null
    ? { kind: 'bad_value', verb: 'limit', given }
    : { kind: 'change', change: { setting: 'limit', minutes } };
}

function parseBudget(words: readonly string[]): SettingCommand {
  const given = words.join(' ');
  if (given === '') return { kind: 'show', setting: 'budget' };
  if (/^(off|none)$/i.test(given)) return { kind: 'change', change: { setting: 'budget', usd: null } };
  const amount = /^\$?(\d{1,7}(?:\.\d{1,2})?)(?:\s*(?:usd|dollars?|\$))?(?:\s*(?:a|per)\s*month)?$/i.exec(
    given,
  )?.[1];
  return amount === undefined
    ? { kind: 'bad_value', verb: 'budget', given }
    : { kind: 'change', change: { setting: 'budget', usd: Number(amount) } };
}

/** People as Slack hands them over: `<@U123|ada>`. */
function parseApprovers(words: readonly string[]): SettingCommand {
  if (words.length === 0) return { kind: 'show', setting: 'approvers' };
  const given = words.join(' ');
  if (/^(everyone|off|none)$/i.test(given)) {
    return { kind: 'change', change: { setting: 'approvers', userIds: [] } };
  }
  const ids = words.map((word) => /^<@([UW][A-Z0-9]+)(\|[^>]*)?>,?$/.exec(word)?.[1]);
  const userIds = [...new Set(ids.flatMap((id) => id ?? []))];
  return ids.every(Boolean) && userIds.length <= 20
    ? { kind: 'change', change: { setting: 'approvers', userIds } }
    : { kind: 'bad_value', verb: 'approvers', given };
}

function parseAllow([tool, off, ...more]: readonly string[]): SettingCommand {
  if (tool === undefined) return { kind: 'show', setting: 'allow' };
  const name = tool.toLowerCase().replaceAll('`', '');
  const wellFormed =
    /^[a-z_]{3,40}$/.test(name) && (off === undefined || /^off$/i.test(off)) && more.length === 0;
  return wellFormed
    ? { kind: 'change', change: { setting: 'allow', tool: name, allowed: off === undefined } }
    : { kind: 'bad_value', verb: 'allow', given: [tool, off, ...more].join(' ').trim() };
}

function parseRecap([value, ...more]: readonly string[]): SettingCommand {
  if (value === undefined) return { kind: 'show', setting: 'recap' };
  const known = /^(?:(hold)|share)$/i.exec(value);
  return known && more.length === 0
    ? { kind: 'change', change: { setting: 'recap', hold: known[1] !== undefined } }
    : { kind: 'bad_value', verb: 'recap', given: [value, ...more].join(' ') };
}

const parsers: Record<Setting, (words: readonly string[]) => SettingCommand> = {
  auto: parseAuto,
  limit: parseLimit,
  budget: parseBudget,
  approvers: parseApprovers,
  allow: parseAllow,
  recap: parseRecap,
};
