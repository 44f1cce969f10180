import type { Task } from '../../tasks/task.ts';
import { limits } from '../limits.ts';
import { link, literal } from '../mrkdwn.ts';

/** `host` stands beside every title: a stranger may call a link what it isn't. */
export type ShownLink = { title: string; host: string; url: string };

/** Characters, but for the number of links. */
const most = { links: 3, title: 60, host: 40 } as const;

/** Addresses come from the call: only such as a browser opens as a page, and few. */
export function shownLinks({ links }: Pick<Task, 'links'>): ShownLink[] {
  return links
    .flatMap(({ title, url }) => {
      const page = URL.canParse(url) ? new URL(url) : null;
      if (!page || !/^https?:$/.test(page.protocol) || page.username || page.password) return [];
      const shown = {
        title: literal(title, most.title) || 'link',
        host: endOf(page.hostname),
        url: page.href.replaceAll('|', '%7C'),
      };
      return shown.url.length <= limits.sourceUrl ? [shown] : [];
    })
    .slice(0, most.links);
}

/** For where text isn't parsed: title and host in at most `room` characters, the host always whole. */
export function linkWords({ title, host }: ShownLink, room: number): string {
  const place = ` (${host})`;
  return `${literal(title, room - place.length)}${place}`;
}

/** Text with its links after it, as far as there is room: half an address would be another one. */
export function withLinks(text: string, links: readonly ShownLink[], before: string, room: number): string {
  return links
    .map(({ title, host, url }) => `${before}${link(url, title)} (${host})`)
    .reduce((all, next) => (all.length + next.length <= room ? all + next : all), text);
}

/** Who a host belongs to is written at its end. */
function endOf(host: string): string {
  return host.length <= most.host ? host : `…${host.slice(1 - most.host)}`;
}
