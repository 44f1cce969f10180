import { createHash } from 'node:crypto';
import { escapeHtml } from '../../services/common/escape-html.ts';
import type { HttpAnswer } from './server.ts';

export type HtmlPage = {
  readonly title: string;
  readonly style: string;
  /** Markup, with everything from outside escaped. */
  readonly body: readonly string[];
  /** Whether the page has forms, which lead nowhere but here. */
  readonly hasForms?: boolean;
  /** After these the browser looks again; it isn't made to where it's left out. */
  readonly refreshSeconds?: number | undefined;
};

/** What pages with an address that nobody else is to know tell browsers. */
export const privatePage = {
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  // Addresses here open something; the next page needn't know them.
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** No script, nothing from elsewhere, and no frame around it: nobody draws over what a person reads before they answer. */
export function securityPolicy(style: string, hasForms = false): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "base-uri 'none'",
    `form-action ${hasForms ? "'self'" : "'none'"}`,
    "frame-ancestors 'none'",
  ].join('; ');
}

/** A page as people read it in a browser, on a phone too. */
export function answerHtml(
  status: number,
  { title, style, body, hasForms = false, refreshSeconds }: HtmlPage,
): HttpAnswer {
  const lines = [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex">',
    ...(refreshSeconds ? [`<meta http-equiv="refresh" content="${refreshSeconds}">`] : []),
    `<title>${escapeHtml(title)}</title><style>${style}</style></head><body><main>`,
    `<h1>${escapeHtml(title)}</h1>`,
    ...body,
    '</main></body></html>',
  ];
  return {
    status,
    body: lines.join('\n'),
    contentType: 'text/html; charset=utf-8',
    headers: { 'content-security-policy': securityPolicy(style, hasForms), ...privatePage },
  };
}
