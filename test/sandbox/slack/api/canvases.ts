import type { CanvasAccess } from '../documents/canvases.ts';
import { isRecord, type Json } from '../json.ts';
import { RATES } from '../limits.ts';
import { textArg } from './arguments.ts';
import { type ApiMethod, type ApiWorld, Refusal } from './method.ts';
import { readableChannelOf, writableChannelOf } from './places.ts';

const LEVELS: readonly string[] = ['read', 'write', 'owner'] satisfies CanvasAccess[];
/** Said by docs.rs/slack-morphism (`SlackApiCanvasesAccessSetRequest`). */
const MOST_AT_ONCE = 20;

/** https://docs.slack.dev/reference/methods/canvases.create: tier 2; without arguments untitled and empty. */
const create: ApiMethod = {
  token: 'bot',
  scope: () => 'canvases:write',
  rate: RATES.tier2,
  args: { title: 'optional', document_content: 'optional', channel_id: 'optional' },
  run(world, args) {
    const tabOf = textArg(args, 'channel_id');
    requireCanvases(world, tabOf);
    const markdown = markdownOf(world, args.document_content);
    if (tabOf !== undefined) writableChannelOf(world, { channel: tabOf });
    const canvas = world.canvases.create({ title: textArg(args, 'title') ?? '', markdown, tabOf });
    return { ok: true, canvas_id: canvas.id };
  },
};

/** https://docs.slack.dev/reference/methods/canvases.access.set: tier 3; channels or people, never both. */
const setAccess: ApiMethod = {
  token: 'bot',
  scope: () => 'canvases:write',
  rate: RATES.tier3,
  args: {
    canvas_id: 'required',
    access_level: 'required',
    channel_ids: 'optional',
    user_ids: 'optional',
  },
  run(world, args) {
    if (world.features.canvases === 'disabled') throw new Refusal('canvas_disabled_user_team');
    const canvas = world.canvases.find(textArg(args, 'canvas_id') ?? '');
    if (!canvas) throw new Refusal('canvas_not_found');
    const level = textArg(args, 'access_level') ?? '';
    const channelIds = idsOf(world, args.channel_ids);
    const userIds = idsOf(world, args.user_ids);
    if ((channelIds.length === 0) === (userIds.length === 0))
      refuse(world, 'takes `channel_ids` or `user_ids`', 'invalid_parameters');
    if (!isLevel(level)) return refuse(world, `access_level ${level}`);
    if (level === 'owner' && channelIds.length > 0) refuse(world, 'a channel cannot own a canvas');
    for (const id of channelIds) requireRegularChannel(world, id);
    if (userIds.some((id) => !world.directory.user(id))) throw new Refusal('user_not_found');
    world.canvases.share(canvas, [...channelIds, ...userIds], level);
    return { ok: true };
  },
};

/** https://docs.slack.dev/reference/methods/canvases.delete: tier 3. */
const remove: ApiMethod = {
  token: 'bot',
  scope: () => 'canvases:write',
  rate: RATES.tier3,
  args: { canvas_id: 'required' },
  run(world, args) {
    if (world.features.canvases === 'disabled') throw new Refusal('canvas_disabled_user_team');
    const canvas = world.canvases.find(textArg(args, 'canvas_id') ?? '');
    if (!canvas) throw new Refusal('canvas_not_found');
    world.canvases.remove(canvas);
    return { ok: true };
  },
};

function requireCanvases({ features, canvases }: ApiWorld, tabOf: string | undefined): void {
  if (features.canvases === 'disabled') throw new Refusal('canvas_disabled_user_team');
  if (features.canvases !== 'free_plan') return;
  if (tabOf === undefined) throw new Refusal('free_teams_cannot_create_non_tabbed_canvases');
  if (canvases.list().some((canvas) => canvas.tabOf === tabOf))
    throw new Refusal('free_team_canvas_tab_already_exists');
}

function markdownOf(world: ApiWorld, content: unknown): string {
  if (content === undefined) return '';
  if (isRecord(content) && content.type === 'markdown' && typeof content.markdown === 'string')
    return content.markdown;
  return refuse(world, 'document_content is {type: "markdown", markdown}');
}

/** "Channel IDs associated with direct messages (DMs) and multi-party direct messages will not be accepted." */
function requireRegularChannel(world: ApiWorld, id: string): void {
  const { kind } = readableChannelOf(world, { channel: id });
  if (kind === 'im' || kind === 'mpim') refuse(world, `${id} is a direct message`, 'invalid_parameters');
}

function idsOf(world: ApiWorld, given: unknown): string[] {
  if (given === undefined) return [];
  const isList = Array.isArray(given) && given.every((id) => typeof id === 'string');
  if (!isList || given.length > MOST_AT_ONCE) return refuse(world, `a list of at most ${MOST_AT_ONCE} ids`);
  return given;
}

function isLevel(level: string): level is CanvasAccess {
  return LEVELS.includes(level);
}

function refuse({ violate }: ApiWorld, problem: string, error = 'invalid_arguments'): never {
  violate(`canvases: ${error}: ${problem}`);
  const extra: Json = { response_metadata: { messages: [`[ERROR] ${problem}`] } };
  throw new Refusal(error, extra);
}

export const CANVAS_METHODS: Record<string, ApiMethod> = {
  'canvases.create': create,
  'canvases.access.set': setAccess,
  'canvases.delete': remove,
};
