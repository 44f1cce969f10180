import { safeUrl } from '../../common/safe-url.ts';
import { verbs } from '../../standups/work/verbs.ts';
import type { Work, WorkChange, WorkOfPerson, WorkSpan } from '../../standups/work/work-change.ts';
import { link, mention, quote } from '../mrkdwn.ts';
import { workNames } from './reasons/work.ts';

/** Characters of all lines: the message has room for more than this. */
const maxWorkChars = 7_000;

const spans: Readonly<Record<WorkSpan, string>> = {
  last_time: 'since last time',
  day: 'in the last 24 hours',
  week: 'in the last 7 days',
};

/** What people did, in groups of lines: a person each. Empty where no service could be read. */
export function sayWork({ span, services, problems, incomplete, people }: Work): string[] {
  const failed = problems.flatMap((problem) => ('service' in problem ? [problem.service] : services));
  const read = services.filter((service) => !failed.includes(service));
  if (read.length === 0) return [];
  if (people.length === 0) return [`Nothing new in ${workNames(read)} ${spans[span]}.`];
  const { groups, left } = fitting(people);
  const more = [
    ...(left > 0 ? [`…and ${left} more`] : []),
    ...(incomplete ? [`There’s more in ${workNames(read)} than I read.`] : []),
  ];
  return [`*New ${spans[span]}*`, ...groups, ...(more.length > 0 ? [more.join('\n')] : [])];
}

/** As many as there is room for; half a link would lead elsewhere. */
function fitting(people: readonly WorkOfPerson[]): { groups: string[]; left: number } {
  let room = maxWorkChars;
  let left = 0;
  const groups = people.flatMap(({ userId, name, changes, more }) => {
    const lines: string[] = [];
    for (const line of changes.map(sayChange)) {
      room -= line.length;
      if (room >= 0) lines.push(line);
    }
    const missing = more + changes.length - lines.length;
    if (lines.length === 0) left += missing;
    else if (missing > 0) lines.push(`…and ${missing} more`);
    const whose = `*${userId ? mention(userId) : quote(name, 80)}*`;
    return lines.length === 0 ? [] : [[whose, ...lines].join('\n')];
  });
  return { groups, left };
}

function sayChange({ what, ref, title, url, to }: WorkChange): string {
  const address = url ? safeUrl(url) : null;
  const shown = address ? link(address, ref) : quote(ref, 80);
  return `• ${verbs[what]} ${shown} ${quote(title, 120)}${to ? ` → ${quote(to, 40)}` : ''}`;
}
