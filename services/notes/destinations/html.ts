import { escapeHtml } from '../../common/escape-html.ts';
import type { NotesDocument } from './document.ts';
import { formOf, type List } from './form.ts';

/** Mail programs drop style sheets, and some drop what is beyond about 100 kB. */
const style = {
  body: 'margin:0;padding:16px;font-family:-apple-system,Segoe UI,Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5;color:#1d1c1d;background:#ffffff',
  page: 'max-width:640px;margin:0 auto',
  title: 'font-size:22px;line-height:1.3;margin:0 0 4px',
  heading: 'font-size:16px;margin:24px 0 4px',
  small: 'font-size:13px;color:#616061;margin:0 0 12px',
  text: 'margin:0 0 12px',
  list: 'margin:0;padding-left:20px',
  line: 'margin:0 0 4px',
} as const;

/** The notes as a page for mail programs: inline styles, no pictures, no scripts, nothing fetched from anywhere. */
export function htmlOf(document: NotesDocument): string {
  const { title, facts, summary, lists, foot } = formOf(document);
  const { threadUrl } = document.meeting;
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>`,
    `<body style="${style.body}"><div style="${style.page}">`,
    `<h1 style="${style.title}">${escapeHtml(title)}</h1>`,
    `<p style="${style.small}">${escapeHtml(facts)}</p>`,
    ...summary.map((paragraph) => `<p style="${style.text}">${escapeHtml(paragraph)}</p>`),
    ...lists.flatMap(htmlOfList),
    ...(threadUrl
      ? [
          `<p style="${style.text};margin-top:24px"><a href="${escapeHtml(threadUrl)}">Open the thread in Slack</a></p>`,
        ]
      : []),
    `<p style="${style.small};margin-top:24px">${escapeHtml(foot)}</p>`,
    '</div></body></html>',
  ].join('\n');
}

function htmlOfList({ heading, lines, left }: List): string[] {
  const more = left > 0 ? [`and ${left} more`] : [];
  return [
    `<h2 style="${style.heading}">${escapeHtml(heading)}</h2>`,
    `<ul style="${style.list}">`,
    ...[...lines, ...more].map((line) => `<li style="${style.line}">${escapeHtml(line)}</li>`),
    '</ul>',
  ];
}
