import { type Json, records } from '../../slack/json.ts';
import type { EphemeralMessage, StoredMessage } from '../../slack/messages.ts';
import type { SlackWorkspace } from '../../slack/workspace.ts';
import { blocksHtml } from './blocks.ts';
import { escapeHtml, mrkdwnHtml, type Names } from './mrkdwn.ts';
import { faceHtml, isPicture } from './pictures.ts';

type Shown = StoredMessage | EphemeralMessage;

/** All that Ada sees, as HTML: each channel with messages, the youngest last, and each thread under what began it. */
export function threadsHtml(slack: SlackWorkspace): string {
  const names = namesIn(slack);
  const ephemerals = slack.ephemerals.filter((message) => message.user === slack.users.ada.id);
  return placesOf(slack)
    .map(({ id, title }) => {
      const messages = [...slack.messages(id), ...ephemerals.filter(({ channel }) => channel === id)];
      return { title, messages: messages.sort((a, b) => Number(a.ts) - Number(b.ts)) };
    })
    .filter(({ messages }) => messages.length > 0)
    .sort((a, b) => Number(a.messages[0]?.ts) - Number(b.messages[0]?.ts))
    .map(({ title, messages }) => {
      const roots = messages.filter((message) => isRoot(message, messages));
      const threads = roots.map((root) => threadHtml(root, messages, names));
      return `<section><h2>${escapeHtml(title)}</h2>${threads.join('')}</section>`;
    })
    .join('');
}

function placesOf(slack: SlackWorkspace): { id: string; title: string }[] {
  const channels = Object.values(slack.channels).map(({ id, name }) => ({ id, title: `# ${name}` }));
  return [...channels, { id: slack.users.ada.dm, title: 'Stand-in (direct messages)' }];
}

function isRoot({ ts, threadTs }: Shown, messages: readonly Shown[]): boolean {
  return threadTs === undefined || threadTs === ts || !messages.some((other) => other.ts === threadTs);
}

function threadHtml(root: Shown, messages: readonly Shown[], names: Names): string {
  const replies = messages.filter((message) => message !== root && message.threadTs === root.ts);
  const count = replies.length === 1 ? '1 reply' : `${replies.length} replies`;
  const below = replies.length > 0 ? `<div class="replies"><span>${count}</span></div>` : '';
  return `<article>${[root, ...replies]
    .map((message, index) => messageHtml(message, names) + (index === 0 ? below : ''))
    .join('')}</article>`;
}

function messageHtml(message: Shown, names: Names): string {
  const isPrivate = !('own' in message);
  const isOwn = isPrivate || message.own;
  // Under the app's own name Slack names its user too.
  const isApp = isPrivate || (message.own && message.user !== undefined);
  const name = isApp ? 'Stand-in' : (message.username ?? names.user(message.user ?? ''));
  const avatar = isApp
    ? '<img class="avatar" src="avatar.png" alt="">'
    : ((isPrivate ? null : faceHtml(message)) ??
      `<span class="avatar" style="background:${colourOf(name)}">${escapeHtml(name.slice(0, 1))}</span>`);
  const time = new Date(Number(message.ts) * 1000).toTimeString().slice(0, 5);
  const head = [
    `<strong>${escapeHtml(name)}</strong>`,
    isOwn ? '<span class="badge">APP</span>' : '',
    `<time>${time}</time>`,
  ].join(' ');
  // The blocks that the emulator makes of a text know only links and mentions; the text says more.
  const isText = message.blocks.length === 0 || (!isPrivate && message.blocksOfText);
  const body = isText ? `<p>${mrkdwnHtml(message.text, names)}</p>` : blocksHtml(message.blocks, names);
  const attachments = records(message.attachments).map(
    (attachment) => `<blockquote>${blocksHtml(records(attachment.blocks), names)}</blockquote>`,
  );
  const files = isPrivate ? [] : message.files.map(fileHtml);
  const place = `data-channel="${escapeHtml(message.channel)}" data-ts="${escapeHtml(message.ts)}"`;
  return [
    `<div class="message${isPrivate ? ' private' : ''}" ${place}>`,
    isPrivate ? '<p class="only">Only visible to you</p>' : '',
    avatar,
    `<div class="head">${head}</div><div class="body">${body}${attachments.join('')}${files.join('')}</div></div>`,
  ].join('');
}

function fileHtml(file: Json): string {
  const title = escapeHtml(String(file.title ?? file.name));
  const address = `files/${escapeHtml(String(file.id))}`;
  const shown = isPicture(String(file.name)) ? `<img src="${address}" alt="${title}">` : `📄 ${title}`;
  return `<p class="file"><a href="${address}" target="_blank">${shown}</a></p>`;
}

export function colourOf(name: string): string {
  const colours = ['#3f6fb5', '#b5563f', '#4b8f5a', '#8a5aa8', '#b08a2e'];
  return colours[(name.charCodeAt(0) + name.length) % colours.length] ?? '#666';
}

export function namesIn(slack: SlackWorkspace): Names {
  const { pika, ...people } = slack.users;
  const channels = Object.values(slack.channels);
  return {
    user: (id) =>
      id === pika.id ? 'Stand-in' : (Object.values(people).find((one) => one.id === id)?.realName ?? id),
    channel: (id) => channels.find((one) => one.id === id)?.name ?? id,
  };
}
