import { type SafeUrl, safeUrl } from '../../common/safe-url.ts';
import type { TaskLink } from '../../tasks/tool.ts';
import { limits } from '../limits.ts';
import { link, literal, quote } from '../mrkdwn.ts';

/** `host` stands beside every title: a stranger may call a link what it isn't. */
export type ShownLink = { title: string; host: string; url: SafeUrl };

type Linked = { readonly links: readonly TaskLink[] };

/** Characters, but for the number of links. */
const maxShown = { links: 3, title: 60, host: 40 } as const;

/** Addresses come from the call: only such as a browser opens as a page, and few. */
export function shownLinks({ links }: Linked): ShownLink[] {
  return links
    .flatMap(({ title, url: given }) => {
      const url = safeUrl(given);
      if (!url || url.length > limits.sourceUrl) return [];
      const { hostname } = new URL(url);
      return [{ title: literal(title, maxShown.title) || 'link', host: endOf(hostname), url }];
    })
    .slice(0, maxShown.links);
}

/** What links are called whose address isn't shown. */
export function bareTitles({ links }: Linked): string[] {
  return links
    .filter(({ url }) => safeUrl(url) === null)
    .slice(0, maxShown.links)
    .flatMap(({ title }) => literal(title, maxShown.title) || []);
}

/** A link with its host, in mrkdwn. */
export function linkWithHost({ title, host, url }: ShownLink): string {
  return `${link(url, title)} (${host})`;
}

/** For where text isn't parsed: title and host in at most `room` characters, the host always whole. */
export function linkWords({ title, host }: ShownLink, room: number): string {
  const place = ` (${host})`;
  return `${literal(title, room - place.length)}${place}`;
}

/** Text with the links of a task after it, as far as there is room: half an address would be another one. */
export function withLinks(text: string, task: Linked, before: string, room: number): string {
  return [...shownLinks(task).map(linkWithHost), ...bareTitles(task).map((title) => quote(title, 200))]
    .map((shown) => `${before}${shown}`)
    .reduce((all, next) => (all.length + next.length <= room ? all + next : all), text);
}

/** Who a host belongs to is written at its end. */
function endOf(host: string): string {
  return host.length <= maxShown.host ? host : `…${host.slice(1 - maxShown.host)}`;
}
