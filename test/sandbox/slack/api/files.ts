import { type EmulatedFile, wireFile } from '../documents/files.ts';
import { isRecord, type Json, records, stringOf } from '../json.ts';
import { MESSAGE_LIMITS, RATES, UPLOAD_LIMITS } from '../limits.ts';
import type { Channel } from '../seed.ts';
import { integerArg, textArg } from './arguments.ts';
import { type Content, contentOf } from './content.ts';
import { type ApiMethod, type ApiWorld, Refusal } from './method.ts';
import { OWN, threadOf, writableChannelOf } from './places.ts';

/** https://docs.slack.dev/reference/methods/files.getUploadURLExternal: tier 4. */
const getUploadUrl: ApiMethod = {
  token: 'bot',
  scope: () => 'files:write',
  rate: RATES.tier4,
  args: { filename: 'required', length: 'required', snippet_type: 'optional', alt_txt: 'optional' },
  run({ files, uploadBase, violate }, args) {
    const size = integerArg(args, 'length') ?? 0;
    const name = textArg(args, 'filename') ?? '';
    const altText = textArg(args, 'alt_txt') ?? '';
    if (size < 1 || name === '') {
      violate(`files.getUploadURLExternal: ${size} bytes of “${name}”`);
      throw new Refusal('missing_argument');
    }
    if (size > UPLOAD_LIMITS.bytes) throw new Refusal('file_upload_size_restricted');
    if (altText.length > UPLOAD_LIMITS.altText) throw new Refusal('alt_txt_too_large');
    const { file, address } = files.add({ name, size, altText });
    return { ok: true, upload_url: `${uploadBase}${address}`, file_id: file.id };
  },
};

/**
 * https://docs.slack.dev/reference/methods/files.completeUploadExternal: tier 4. Answers at once; the message with
 * the files comes later, and carries no metadata.
 */
const completeUpload: ApiMethod = {
  token: 'bot',
  scope: () => 'files:write',
  rate: RATES.tier4,
  args: {
    files: 'required',
    channel_id: 'optional',
    thread_ts: 'optional',
    initial_comment: 'optional',
    blocks: 'optional',
  },
  run(world, args) {
    const channelId = textArg(args, 'channel_id');
    if (channelId === undefined)
      world.violate('files.completeUploadExternal: nobody sees a file of no channel');
    const channel = channelId === undefined ? undefined : writableChannelOf(world, { channel: channelId });
    const threadTs = channel && threadOf(world, channel, args);
    const content = commentOf(world, args);
    const named = namedFiles(world, args.files);
    const done = named.map(({ file, title }) => world.files.change(file, { title, completed: true }));
    if (channel) shareSoon(world, { channel, threadTs, content, files: done });
    return { ok: true, files: done.map(wireFile) };
  },
};

/**
 * `blocks` are ignored beside an `initial_comment`. That is a message, and no argument keeps Slack from loading what it
 * links: so there's nothing in it that could lead or ping anywhere.
 */
function commentOf(world: ApiWorld, args: Json): Content {
  const text = textArg(args, 'initial_comment');
  if (/:\/\/|<[@#!]/.test(text ?? '')) world.violate(`files.completeUploadExternal: “${text}” as a comment`);
  const given = text === undefined ? { blocks: args.blocks } : { text };
  return contentOf(given, world, MESSAGE_LIMITS.postText);
}

function namedFiles({ files, violate }: ApiWorld, given: unknown) {
  const refuse = (problem: string, error = 'file_not_found'): never => {
    violate(`files.completeUploadExternal: ${problem}`);
    throw new Refusal(error);
  };
  if (!Array.isArray(given) || given.length === 0 || !given.every(isRecord))
    return refuse('`files` names no files', 'invalid_arguments');
  return records(given).map((one) => {
    const file = files.find(String(one.id));
    if (!file) return refuse(`no file ${String(one.id)}`);
    if (!file.content) return refuse(`${file.name} was not uploaded`);
    if (file.completed) return refuse(`${file.name} was completed before`);
    return { file, title: stringOf(one.title) ?? file.name };
  });
}

type Share = { channel: Channel; threadTs: string | undefined; content: Content; files: EmulatedFile[] };

function shareSoon(world: ApiWorld, { channel, threadTs, content, files: completed }: Share): void {
  world.later(world.features.sharingMs, () => {
    // What was deleted in the meantime isn't shared any more.
    const files = completed.filter(({ id }) => world.files.find(id) !== undefined);
    if (files.length === 0) return;
    const message = world.posting.store({
      ...OWN,
      text: '',
      ...content,
      channel: channel.id,
      subtype: 'file_share',
      files: files.map(wireFile),
      ...(threadTs !== undefined && { threadTs }),
    });
    const share = { channel: channel.id, ts: message.ts, ...(threadTs !== undefined && { threadTs }) };
    for (const file of files) world.files.change(file, { shares: [...file.shares, share] });
    void world.posting.announce(message);
  });
}

/** https://docs.slack.dev/reference/methods/files.delete: tier 3; an app deletes only what it uploaded. */
const remove: ApiMethod = {
  token: 'bot',
  scope: () => 'files:write',
  rate: RATES.tier3,
  args: { file: 'required' },
  run({ files }, args) {
    const file = files.find(textArg(args, 'file') ?? '');
    if (!file) throw new Refusal('file_not_found');
    files.remove(file);
    return { ok: true };
  },
};

export const FILE_METHODS: Record<string, ApiMethod> = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': completeUpload,
  'files.delete': remove,
};
