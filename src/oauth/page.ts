import { createHash } from 'node:crypto';
import { escapeHtml } from '../../services/common/escape-html.ts';
import type { HttpAnswer } from '../http/server.ts';
import type { PageWords } from './words.ts';

const style =
  'body{max-width:36rem;margin:4rem auto;padding:0 1rem;font:1.1rem/1.5 system-ui,sans-serif}' +
  'code{display:block;padding:1rem;font-size:1.4rem;background:#8882;border-radius:.5rem;user-select:all}' +
  ':root{color-scheme:light dark}';

/** No script, nothing from elsewhere, and no frame around it: nobody draws over what a person reads before they allow it. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers = {
  'content-security-policy': policy,
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  // Addresses here name a request; the next page needn't know.
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** @param refreshSeconds After these the browser looks again; it isn't made to where it's left out. */
export function answerPage(
  status: number,
  { title, paragraphs, command, link }: PageWords,
  refreshSeconds?: number,
): HttpAnswer {
  const lines = [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex">',
    ...(refreshSeconds ? [`<meta http-equiv="refresh" content="${refreshSeconds}">`] : []),
    `<title>${escapeHtml(title)}</title><style>${style}</style></head><body><main>`,
    `<h1>${escapeHtml(title)}</h1>`,
    ...paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`),
    ...(command ? [`<p><code>${escapeHtml(command)}</code></p>`] : []),
    ...(link
      ? [`<p><a href="${escapeHtml(link.to)}" rel="noreferrer">${escapeHtml(link.label)}</a></p>`]
      : []),
    '</main></body></html>',
  ];
  return { status, body: lines.join('\n'), contentType: 'text/html; charset=utf-8', headers };
}

/** Sends the browser on. The address may hold a code: nothing keeps it, and the next page isn't told where it came from. */
export function answerRedirect(location: string, more: Record<string, string> = {}): HttpAnswer {
  return { status: 303, headers: { ...headers, location, ...more } };
}
