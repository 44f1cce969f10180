import { escapeHtml } from '../../services/common/escape-html.ts';
import { maxNameChars } from '../../services/consent/about/ask-to-forget.ts';
import type { AboutCall } from '../../services/consent/about/read-page.ts';
import { answerHtml } from '../http/html-page.ts';
import type { HttpAnswer } from '../http/server.ts';
import { formWords, type PageText, sayAbout, sayForgetForm, sayLeaveForm, sayWhen } from './words.ts';

/** Large enough for a thumb, and no line longer than a phone is wide. */
const style =
  'body{max-width:36rem;margin:2rem auto;padding:0 1rem;font:1.1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}' +
  'label{display:block;margin:1rem 0}' +
  'input,select,button{display:block;box-sizing:border-box;width:100%;min-height:3rem;margin:.25rem 0;padding:.5rem;font:inherit}' +
  ':root{color-scheme:light dark}';

/** A page without forms. */
export function answerText(status: number, text: PageText): HttpAnswer {
  return answerHtml(status, { title: text.title, style, body: linesOf(text) });
}

/** The page about a call. `path` is its own: forms lead below it. */
export function answerAbout(about: AboutCall, path: string): HttpAnswer {
  const text = sayAbout(about);
  const body = [
    ...linesOf(text),
    ...(about.state === 'there' ? leaveForm(about, path) : []),
    ...(about.keptFrom.length > 0 ? forgetForm(about, path) : []),
  ];
  return answerHtml(200, { title: text.title, style, body, hasForms: true });
}

function linesOf({ sections }: PageText): string[] {
  return sections.flatMap(({ heading, lines }) => [
    ...(heading ? [`<h2>${escapeHtml(heading)}</h2>`] : []),
    ...lines.map((line) => `<p>${escapeHtml(line)}</p>`),
  ]);
}

function leaveForm(about: AboutCall, path: string): string[] {
  return [
    `<form method="post" action="${escapeHtml(path)}/leave"><p>${escapeHtml(sayLeaveForm(about))}</p>`,
    `<button>${escapeHtml(formWords.leave)}</button></form>`,
  ];
}

function forgetForm({ keptFrom }: AboutCall, path: string): string[] {
  const choices = keptFrom.map(
    (at) => `<option value="${at.toISOString()}">${escapeHtml(sayWhen(at))}</option>`,
  );
  return [
    `<form method="post" action="${escapeHtml(path)}/forget"><p>${escapeHtml(sayForgetForm)}</p>`,
    `<label>${escapeHtml(formWords.name)}<input name="name" required maxlength="${maxNameChars}" autocomplete="name"></label>`,
    `<label>${escapeHtml(formWords.when)}<select name="when">${choices.join('')}</select></label>`,
    `<button>${escapeHtml(formWords.forget)}</button></form>`,
  ];
}
