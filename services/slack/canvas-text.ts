import { safeUrl } from '../common/safe-url.ts';
import { readable } from './mrkdwn.ts';

/**
 * An agent's Markdown for a canvas. There `![](@U…)` pings and `![](https://…)` loads its address
 * (docs.slack.dev/surfaces/canvases), which may carry words of the call. Neither is left, and every link says its host.
 */
export function canvasText(markdown: string): string {
  return (
    readable(markdown)
      // All of them: with one left, `!![` would be a picture.
      .replaceAll(/(?<!!)!+(?=\[)/g, '')
      .replaceAll(/<(?=[@#!])/g, '< ')
      // A label whose address stands elsewhere (`[label][1]`, `[1]: …`) is text.
      .replaceAll(/\](?=[[:])/g, '] ')
      .replaceAll(behindLabel, withHost)
  );
}

/** An address with at most one pair of brackets in it, as addresses have them. */
const behindLabel = /\]\(((?:[^()\n]|\([^()\n]*\))*)?(\))?/g;
/** Characters of a label that may be an address itself. */
const maxLabelChars = 300;

function withHost(whole: string, given = '', end: string | undefined, at: number, text: string): string {
  const address = /^<?([^\s<>]+)/.exec(given.trim())?.[1] ?? '';
  const url = end === undefined ? null : safeUrl(address);
  // To people, mail, files and places in a page nothing leads that a reader couldn't be deceived about.
  if (!url) return `] ${whole.slice(1)}`;
  const { host } = new URL(url);
  const before = text.slice(Math.max(0, at - maxLabelChars), at);
  const label = before.slice(before.lastIndexOf('[') + 1).trim();
  const isPlain = label === host || label === address;
  return `](${address})${isPlain ? '' : ` (${host})`}`;
}
