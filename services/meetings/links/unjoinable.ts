import type { Address } from './address.ts';
import { hiddenHostOf } from './redirects.ts';

/** A link that is clearly one to a call, which we can't join by it. */
export type Unjoinable =
  /** A nickname, or a call yet to be made: only Google knows its code. */
  | { kind: 'meet_without_code' }
  /** A personal name, or a registration: only Zoom knows its number. */
  | { kind: 'zoom_without_number' }
  /** Mail protection wrapped it, and its address doesn't stand there. */
  | { kind: 'hidden' }
  | { kind: 'other_service'; name: string };

export const zoomHost = /^(?:[a-z0-9-]{1,63}\.)?(?:zoom\.us|zoom\.com|zoomgov\.com)$/;

/** Pages of calls at other services; everything else of theirs is none of our business. */
const others: readonly { name: string; host: RegExp; path: RegExp }[] = [
  {
    name: 'Microsoft Teams',
    host: /^([a-z0-9-]+\.)?teams\.(microsoft\.(com|us)|live\.com|cloud\.microsoft)$/,
    path: /^\/(l\/meetup-join|meet|_#\/l\/meetup-join)\/./i,
  },
  { name: 'Webex', host: /^[a-z0-9-]+\.webex\.com$/, path: /^\/(meet|join|m)\/.|\/j\.php$|\/meeting\//i },
  { name: 'Whereby', host: /^[a-z0-9-]+\.whereby\.com$/, path: /^\/[a-z0-9-]+\/?$/i },
  {
    name: 'Whereby',
    host: /^whereby\.com$/,
    path: /^\/(?!(?:blog|information|org|user|pricing|login|signup|about)\b)[a-z0-9-]+\/?$/i,
  },
  { name: 'Jitsi', host: /^(meet\.jit\.si|8x8\.vc)$/, path: /^\/./ },
  { name: 'GoTo', host: /^(meet|app)\.goto\.com$/, path: /^\/(meeting\/)?./ },
  { name: 'GoTo', host: /^(global|www)\.gotomeeting\.com$/, path: /^\/join\/./ },
  { name: 'BlueJeans', host: /^([a-z0-9-]+\.)?bluejeans\.com$/, path: /^\/\d{6}/ },
  { name: 'Amazon Chime', host: /^(app\.)?chime\.aws$/, path: /^\/(meetings\/)?[\w-]/ },
  { name: 'RingCentral', host: /^(v|meetings)\.ringcentral\.com$/, path: /^\/(join|j)\/./ },
  { name: 'Lark', host: /^vc\.(larksuite\.com|feishu\.cn)$/, path: /^\/j\/./ },
  { name: 'Tencent Meeting', host: /^(meeting\.tencent|voovmeeting)\.com$/, path: /^\/(dm|p|s)\/./ },
  { name: 'Slack', host: /^app\.slack\.com$/, path: /^\/huddle\/./ },
];

/** Why a link to a call is none that we can join; null where it isn't clearly one. */
export function unjoinable(address: Address): Unjoinable | null {
  const { host, path } = address;
  if (host === 'g.co' && /^\/meet\/[^/]/i.test(path)) return { kind: 'meet_without_code' };
  if (host === 'meet.google.com' && /^\/(lookup\/[^/]|new\/?$)/i.test(path))
    return { kind: 'meet_without_code' };
  if (zoomHost.test(host) && /^\/(my|meeting\/register|webinar\/register)\/[^/]/i.test(path))
    return { kind: 'zoom_without_number' };
  const hidden = hiddenHostOf(address);
  if (hidden !== null && (hidden === 'meet.google.com' || zoomHost.test(hidden))) return { kind: 'hidden' };
  const other = others.find((one) => one.host.test(host) && one.path.test(path));
  return other ? { kind: 'other_service', name: other.name } : null;
}
