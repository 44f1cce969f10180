import { pathAt } from '../runner/public-address.ts';
import { isRecord, type Json } from '../slack/json.ts';
import { h } from './h.ts';

/** A picture of the app's or one of the workspace's; of others, which no emulated Slack could fetch, what they show. */
export function picture({ image_url, slack_file, alt_text }: Json, size: 'small' | 'large'): HTMLElement {
  const file = isRecord(slack_file) ? slack_file.id : undefined;
  const source = pathAt(String(image_url)) ?? (file === undefined ? undefined : `/files/${String(file)}`);
  const alt = String(alt_text ?? '');
  if (source === undefined) return h('span', { class: 'unknown' }, `[${alt}]`);
  return h('img', { class: size, src: source, alt });
}

export function face(source: string): HTMLElement {
  return h('img', { class: 'face', src: `/${source}`, alt: '' });
}
