import { isRecord, type Json, records } from '../json.ts';
import { BLOCK_LIMITS, MESSAGE_LIMITS } from '../limits.ts';
import { list } from './check.ts';
import { messageBlock } from './schemas.ts';

export type BlockProblem = { error: 'invalid_blocks' | 'msg_blocks_too_long'; messages: string[] };

/** What Slack would say to these blocks; undefined when it would take them. */
export function findBlockProblem(blocks: unknown): BlockProblem | undefined {
  const messages: string[] = [];
  const report = (problem: string, at: string) => messages.push(`${problem} [json-pointer:${at}]`);
  list(messageBlock, MESSAGE_LIMITS.blocks, 0)(blocks, '/blocks', report);
  if (Array.isArray(blocks)) {
    reportRepeatedIds(blocks, report);
    reportSums(records(blocks), report);
  }
  if (messages.length > 0) return { error: 'invalid_blocks', messages };
  return textLength(blocks) > MESSAGE_LIMITS.totalBlockText
    ? { error: 'msg_blocks_too_long', messages: [] }
    : undefined;
}

/** `block_id` is unique in a message, `action_id` in its block, `task_id` in its plan. */
export function reportRepeatedIds(
  blocks: unknown[],
  report: (problem: string, at: string) => void,
  root = '/blocks',
): void {
  const reportTwice = (key: string, items: [string, Json][]) => {
    const seen = new Set<unknown>();
    for (const [at, item] of items) {
      if (item[key] === undefined) continue;
      if (seen.has(item[key])) report(`\`${key}\` "${String(item[key])}" already exists`, `${at}/${key}`);
      seen.add(item[key]);
    }
  };
  const withPlaces = (items: Json[], at: string): [string, Json][] =>
    items.map((item, index) => [`${at}/${index}`, item]);
  const top = withPlaces(records(blocks), root);
  const nested = top.flatMap(([at, item]) => withPlaces(records(item.child_blocks), `${at}/child_blocks`));
  reportTwice('block_id', [...top, ...nested]);
  for (const [at, item] of [...top, ...nested]) {
    reportTwice('action_id', withPlaces(records(item.elements), `${at}/elements`));
    reportTwice('task_id', withPlaces(records(item.tasks), `${at}/tasks`));
  }
}

function reportSums(blocks: Json[], report: (problem: string, at: string) => void): void {
  const ofType = (type: string) => blocks.filter((item) => item.type === type);
  if (textLength(ofType('markdown')) > MESSAGE_LIMITS.markdownTogether)
    report(`markdown text must be less than ${MESSAGE_LIMITS.markdownTogether + 1} characters`, '/blocks');
  if (ofType('table').length > 1) report('only one table allowed', '/blocks');
  if (textLength(ofType('table')) > BLOCK_LIMITS.tableText)
    report(`table text must be less than ${BLOCK_LIMITS.tableText + 1} characters`, '/blocks');
}

/** Characters of all that a reader sees: strings under `text` and `title`, at any depth. */
function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + textLength(item), 0);
  if (!isRecord(value)) return 0;
  return Object.entries(value).reduce((sum, [key, item]) => {
    if (typeof item === 'string') return key === 'text' || key === 'title' ? sum + item.length : sum;
    return sum + textLength(item);
  }, 0);
}
