import { isRecord, type Json } from '../../slack/json.ts';
import type { StoredMessage } from '../../slack/messages.ts';
import { pathAt } from '../public-address.ts';
import { escapeHtml } from './mrkdwn.ts';

/** A picture of the app's or one of the workspace's; of others, which no emulated Slack could fetch, what they show. */
export function pictureHtml({ image_url, slack_file, alt_text }: Json, className: string): string {
  const path = pathAt(String(image_url));
  const file = isRecord(slack_file) ? slack_file.id : undefined;
  const source = path?.slice(1) ?? (file === undefined ? undefined : `files/${String(file)}`);
  const words = escapeHtml(String(alt_text ?? ''));
  if (source === undefined) return `<span class="unknown">[${words}]</span>`;
  return `<img class="${className}" src="${escapeHtml(source)}" alt="${words}" title="${words}">`;
}

/** The face beside a message under another name than the app's; null where it has none. */
export function faceHtml({ icons }: Pick<StoredMessage, 'icons'>): string | null {
  const path = isRecord(icons) ? pathAt(String(icons.image_48)) : null;
  return path === null ? null : `<img class="avatar" src="${escapeHtml(path.slice(1))}" alt="">`;
}

export function isPicture(name: string): boolean {
  return /\.(png|jpe?g)$/i.test(name);
}
