import { type Address, decoded, parameterOf, parseAddress } from './address.ts';

/** What puts another address around one, by host, with the parameters that hold it. */
const redirects: readonly { host: RegExp; path?: RegExp; parameters: readonly string[] }[] = [
  // Outlook's SafeLinks, a host for each region and cloud; Teams has a page of its own for them.
  {
    host: /^[a-z0-9-]+\.safelinks\.protection\.(outlook\.com|office365\.us|partner\.outlook\.cn)$/,
    parameters: ['url'],
  },
  { host: /^statics\.teams\.cdn\.(office\.net|live\.net)$/, path: /safelinks/i, parameters: ['url'] },
  {
    host: /^(www\.)?google\.[a-z]{2,3}(\.[a-z]{2})?$/,
    path: /^\/url$/,
    parameters: ['q', 'url'],
  },
  { host: /^meet\.google\.com$/, path: /^\/linkredirect$/, parameters: ['dest'] },
  { host: /^slack-redir\.net$/, path: /^\/link$/, parameters: ['url'] },
  { host: /^urldefense\.proofpoint\.com$/, path: /^\/v1\/url$/, parameters: ['u'] },
  { host: /^([a-z0-9-]+\.)?linkprotect\.cudasvc\.com$/, path: /^\/url$/, parameters: ['a'] },
  { host: /^protect2?\.fireeye\.com$/, path: /^\/(v1\/)?url$/, parameters: ['u'] },
  { host: /^clicktime\.symantec\.com$/, parameters: ['u'] },
  { host: /^scanmail\.trustwave\.com$/, parameters: ['u'] },
  { host: /^link\.edgepilot\.com$/, path: /^\/s\//, parameters: ['u'] },
  { host: /^accounts\.google\.com$/, parameters: ['continue'] },
  { host: /^lm?\.facebook\.com$/, path: /^\/l\.php$/, parameters: ['u'] },
  { host: /^www\.linkedin\.com$/, path: /^\/(redir\/redirect|safety\/go)\/?$/, parameters: ['url'] },
];

const checkPoint = /^(protect\.checkpoint\.com|url\.avanan\.click)$/;
const proofpoint = /^urldefense(\.proofpoint)?\.(com|us)$/;

/** The address within a redirect, one layer; null where there is none, or it doesn't stand there. */
export function targetOf(address: Address): string | null {
  const { host, path } = address;
  if (proofpoint.test(host) && path.startsWith('/v3/')) return fromVersion3(address);
  if (proofpoint.test(host) && path === '/v2/url') return fromVersion2(parameterOf(address, 'u') ?? '');
  if (host === 'secure-web.cisco.com') return fromPath(path);
  if (checkPoint.test(host)) return betweenLines(address);
  if (/^[a-z0-9-]+\.protection\.sophos\.com$/.test(host)) return fromBase64(parameterOf(address, 'u') ?? '');
  for (const { host: of, path: on, parameters } of redirects)
    if (of.test(host) && (on?.test(path) ?? true))
      for (const name of parameters) {
        const target = parameterOf(address, name);
        if (target) return target;
      }
  return null;
}

/** Mimecast keeps the address to itself, and tells only the host of it. */
export function hiddenHostOf(address: Address): string | null {
  return /^(protect-[a-z0-9-]+\.mimecast\.com|url\.[a-z0-9.]+\.mimecastprotect\.com)$/.test(address.host)
    ? (parseAddress(parameterOf(address, 'domain') ?? '')?.host ?? null)
    : null;
}

/** `-` stands for `%` and `_` for `/`. https://help.proofpoint.com/Threat_Insight_Dashboard/API_Documentation/URL_Decoder_API */
function fromVersion2(value: string): string | null {
  return decoded(value.replaceAll('-', '%').replaceAll('_', '/'));
}

/**
 * `/v3/__<address>__;<bytes>!…`: each `*` stands for the next of the bytes, which are in base64; `**` and a letter for a
 * run of them.
 */
function fromVersion3(given: Address): string | null {
  const whole = wholePath(given);
  const end = whole.lastIndexOf('__;');
  if (!whole.startsWith('/v3/__') || end < 6) return null;
  const address = whole.slice(6, end).replace(/^(https?:\/)(?=[^/])/i, '$1/');
  const bytes = [...Buffer.from(whole.slice(end + 3).split('!')[0] ?? '', 'base64url').toString('utf8')];
  return address.replaceAll(/\*(?:\*([A-Za-z0-9_-]))?/g, (_, letter: string | undefined) =>
    bytes.splice(0, letter === undefined ? 1 : runLengths.indexOf(letter) + 2).join(''),
  );
}

const runLengths = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Check Point and Avanan: `/v2/___<address>___.<token>`. */
function betweenLines(address: Address): string | null {
  return wholePath(address).split('___', 3)[1] ?? null;
}

/** Where a query within an address isn't set apart. */
function wholePath({ path, query, fragment }: Address): string {
  return `${path}${query && `?${query}`}${fragment && `#${fragment}`}`;
}

/** Cisco puts it behind a token, as the last part of the path. */
function fromPath(path: string): string | null {
  return decoded(path.slice(path.lastIndexOf('/') + 1));
}

function fromBase64(value: string): string | null {
  return Buffer.from(value, 'base64').toString('utf8');
}
