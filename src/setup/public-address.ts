import { readSetting } from '../config.ts';

/** An address that Slack posts to, or what is wrong with it. */
export function slackReaches(text: string): { ok: true; url: string } | { ok: false; problem: string } {
  const read = readSetting('PUBLIC_URL', text);
  if (!read.ok) return read;
  if (!read.value || !/^https:\/\/[^/]+$/.test(read.value))
    return { ok: false, problem: 'must begin with https:// and have no path: Slack posts to nothing else' };
  return { ok: true, url: read.value };
}
