import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';

export type Found = { type: string; body: Buffer | string };

/** The app's own face; as the page's icon it's there before the app is. */
export const appFace = 'avatar.png';
const avatarFile = new URL('../../../../services/personas/default-avatar.png', import.meta.url);
const sandbox = new URL('../../', import.meta.url);
const types = { html: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8', ts: 'text/javascript' };

/** Nothing from elsewhere, no code but the page's own files, and no text that turns into elements. */
export const securityHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** A file of the page; its code without types, as Node itself would run it. Undefined where there is none. */
export async function pageFile(path: string): Promise<Found | undefined> {
  if (path === `/${appFace}`) return { type: 'image/png', body: await readFile(avatarFile) };
  const name = path === '/' ? 'page/index.html' : path.slice(1);
  const file = fileURLToPath(new URL(name, sandbox));
  const kind = /\.(html|css|ts)$/.exec(name)?.[1] as keyof typeof types | undefined;
  if (!kind || !file.startsWith(fileURLToPath(sandbox))) return undefined;
  try {
    const text = await readFile(file, 'utf8');
    return { type: types[kind], body: kind === 'ts' ? stripTypeScriptTypes(text) : text };
  } catch {
    return undefined;
  }
}
